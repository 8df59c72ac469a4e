/**
 * Vietnamese text in one byte per character, for search. A letter keeps its marks in a code of its own (0x80 and up,
 * lower case), and one table takes any code to its plain ASCII letter: one text serves "dat" and "đất" alike.
 *
 * ASCII stays itself in lower case; other Latin letters lose their marks; a run of spaces of any kind is one space; a
 * character that is nothing of this becomes `otherByte`. Codes below 0x20 are free for field separators.
 */

/** Changes whenever the tables below do: text that was encoded under another version is encoded again. */
export const foldVersion = 1;

/** Base letters in alphabetical order, and the five toned forms of each vowel in the order of the tones. */
const vowels = [
  'aàảãáạ',
  'ăằẳẵắặ',
  'âầẩẫấậ',
  'eèẻẽéẹ',
  'êềểễếệ',
  'iìỉĩíị',
  'oòỏõóọ',
  'ôồổỗốộ',
  'ơờởỡớợ',
  'uùủũúụ',
  'ưừửữứự',
  'yỳỷỹýỵ',
];

const otherByte = 0x7f;
const space = 0x20;

/** One-byte code → its base letter with no tone (`ấ` → `â`), as a character. */
export const baseLetter: string[] = new Array(256).fill('');
/** One-byte code → tone 0 to 5: ngang, huyền, hỏi, ngã, sắc, nặng. */
export const toneOf = new Uint8Array(256);
/** One-byte code → ASCII without marks. Separators and `otherByte` stay themselves. */
export const foldByte = new Uint8Array(256);

/** The one-byte codes of the Vietnamese letters. */
const codeOfLetter = new Map<string, number>();
for (let code = 0; code < 0x80; code++) {
  foldByte[code] = code;
  baseLetter[code] = code > space && code < 0x7f ? String.fromCharCode(code).toLowerCase() : '';
}
for (const forms of [...vowels, 'đ']) {
  for (const [tone, char] of [...forms].entries()) {
    if (char <= '\x7f') continue;
    const code = 0x80 + codeOfLetter.size;
    codeOfLetter.set(char, code);
    foldByte[code] = plainAscii(char).charCodeAt(0);
    baseLetter[code] = forms[0]!;
    toneOf[code] = tone;
  }
}

/** UTF-16 unit → one-byte code; 0 = leave out (a combining mark that composed with nothing). Made on first use. */
let byteOf: Uint8Array | null = null;

function buildTable(): Uint8Array {
  const table = new Uint8Array(65_536).fill(otherByte);
  for (let code = 0; code < 0x80; code++) {
    table[code] = code > space ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : space;
  }
  for (const [char, code] of codeOfLetter) {
    table[char.charCodeAt(0)] = code;
    table[char.toUpperCase().charCodeAt(0)] = code;
  }
  for (let code = 0x80; code < 0x10000; code++) {
    if (table[code] !== otherByte || (code >= 0xd800 && code < 0xe000)) continue;
    const char = String.fromCharCode(code);
    if (/\p{Mn}/u.test(char)) table[code] = 0;
    else if (/[\s\p{Z}\p{C}]/u.test(char)) table[code] = space;
    else if (/[\p{Pd}]/u.test(char)) table[code] = 0x2d;
    else if (/[\p{P}\p{S}]/u.test(char)) table[code] = space;
    else if (/\p{Script=Latin}/u.test(char)) {
      const plain = plainAscii(char);
      if (/^[a-z]$/.test(plain)) table[code] = plain.charCodeAt(0);
    }
  }
  return table;
}

function plainAscii(char: string): string {
  return char
    .toLowerCase()
    .replace('đ', 'd')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
}

export const isLetterByte = (code: number): boolean => {
  const plain = foldByte[code]!;
  return plain >= 0x61 && plain <= 0x7a;
};
export const isDigitByte = (code: number): boolean => code >= 0x30 && code <= 0x39;

/**
 * Writes `text` (NFC) in one-byte codes at `at`, at most `text.length` bytes, and answers the end. The tone of an open
 * `oa`, `oe`, `uy` is put on the first vowel, so that hoà and hòa are one word however they were typed.
 */
export function encodeMarked(text: string, target: Uint8Array, at: number): number {
  byteOf ??= buildTable();
  const table = byteOf;
  let end = at;
  for (let i = 0; i < text.length; i++) {
    const code = table[text.charCodeAt(i)]!;
    if (code === 0 || (code === space && end > at && target[end - 1] === space)) continue;
    // Toned letters are codes of their own, so only behind one can a tone be out of place.
    if (code < 0x61 && end > at && target[end - 1]! >= 0x80) settleTone(target, at, end);
    target[end++] = code;
  }
  if (end > at && target[end - 1]! >= 0x80) settleTone(target, at, end);
  return end;
}

/** The same as a value of its own. Takes text in any normal form. */
export function marked(text: string): Uint8Array {
  const composed = text.normalize('NFC');
  const bytes = new Uint8Array(composed.length);
  return bytes.subarray(0, encodeMarked(composed, bytes, 0));
}

const codeOf = (char: string): number => codeOfLetter.get(char) ?? char.charCodeAt(0);
const letterA = codeOf('a');
const letterE = codeOf('e');
const letterO = codeOf('o');
const letterQ = codeOf('q');
const letterU = codeOf('u');
const letterY = codeOf('y');
const tonedOf = new Map(vowels.map((forms) => [codeOf(forms[0]!), [...forms].map(codeOf)]));

/** `end` is behind the last letter of a syllable. */
function settleTone(target: Uint8Array, start: number, end: number): void {
  if (end - start < 2) return;
  const last = target[end - 1]!;
  const tone = toneOf[last]!;
  if (tone === 0) return;
  const before = target[end - 2]!;
  const base = codeOf(baseLetter[last]!);
  const open =
    (before === letterO && (base === letterA || base === letterE)) || (before === letterU && base === letterY);
  if (!open || (end - start > 2 && target[end - 3] === letterQ)) return;
  target[end - 2] = tonedOf.get(before)![tone]!;
  target[end - 1] = base;
}

/** Plain ASCII in lower case: "Khiếu nại đất" → "khieu nai dat". Takes text in any normal form. */
export function fold(text: string): string {
  let plain = '';
  for (const code of marked(text)) plain += String.fromCharCode(foldByte[code]!);
  return plain;
}

/** True when a mark was typed, so that it must be found as typed. */
export function hasMarks(codes: Uint8Array): boolean {
  return codes.some((code) => code >= 0x80);
}
