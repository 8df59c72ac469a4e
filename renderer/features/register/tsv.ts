/**
 * Text that a spreadsheet takes as cells. A cell that the spreadsheet would run (it begins with = + - @, also in full
 * width, or with a character that hides one) stands as text; line ends and tabs within a cell are blanks.
 */
export function tsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(safeCell).join('\t')).join('\r\n');
}

export function safeCell(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const line = text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
  return /^[\s\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]/u.test(line) ? `'${line}` : line;
}
