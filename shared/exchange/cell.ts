/** A cell's text as it may be used, and what had to be done to it. */
export interface CleanCell {
  /** NFC, trimmed, without control characters; line breaks stay, other white space is one blank. */
  readonly text: string;
  /** Control characters (NUL among them) that were left out. */
  readonly controls: number;
  /** Halves of characters that were replaced by U+FFFD. */
  readonly halves: number;
}

/**
 * Control characters but tab, line feed and carriage return; characters of no width and such as turn the direction of
 * writing, which would hide what a cell says.
 */
const control = /[^\P{Cc}\t\n\r]|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const half = /\p{Surrogate}/gu;

/** What another program wrote into a cell, made safe and uniform. A formula's words are words: nothing is ever run. */
export function cleanCell(raw: string): CleanCell {
  const controls = raw.match(control)?.length ?? 0;
  const halves = raw.match(half)?.length ?? 0;
  const text = raw
    .replace(control, '')
    .replace(half, '\ufffd')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return { text, controls, halves };
}
