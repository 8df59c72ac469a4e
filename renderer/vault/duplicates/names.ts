/** Comparing folded names of people. */

const titles = new Set(['ong', 'ba', 'anh', 'chi', 'cu']);

/** A name is long enough for one slip of the finger in it to be told from another name. */
const longName = 8;

/** A folded person's name without the title before it, as words. */
export function nameWords(name: string): string[] {
  const words = name.split(/[^a-z0-9]+/).filter((word) => word !== '');
  if (words.length > 3 && words[0] === 'dong' && words[1] === 'chi') return words.slice(2);
  return words.length > 2 && titles.has(words[0]!) ? words.slice(1) : words;
}

/** Whether two names with these signs (`nameSign`) may be one, at most a letter apart; word order does not count. */
export function signsAlike(a: number, b: number): boolean {
  if (a === b) return true;
  let bits = (a ^ b) & 0x3ffffff;
  bits &= bits - 1;
  bits &= bits - 1;
  if (bits !== 0) return false;
  const [lettersA, lettersB] = [a >>> 26, b >>> 26];
  return lettersA >= longName && lettersB >= longName && Math.abs(lettersA - lettersB) <= 1;
}

/** 1 for the same name, a little less with its words in another order or a letter wrong in a long one, 0 otherwise. */
export function nameLikeness(a: string, b: string): number {
  const [wordsA, wordsB] = [nameWords(a), nameWords(b)];
  if (wordsA.length === 0 || wordsB.length === 0) return 0;
  if (wordsA.join(' ') === wordsB.join(' ')) return 1;
  if (wordsA.toSorted().join(' ') === wordsB.toSorted().join(' ')) return 0.95;
  const [lettersA, lettersB] = [bytesOf(wordsA.join('')), bytesOf(wordsB.join(''))];
  return Math.min(lettersA.length, lettersB.length) >= longName && oneApart(lettersA, lettersB) ? 0.85 : 0;
}

const bytesOf = (ascii: string): Uint8Array => Uint8Array.from(ascii, (char) => char.charCodeAt(0));

/** At most one letter was left out, put in, changed, or swapped with its neighbour. */
export function oneApart(a: Uint8Array, b: Uint8Array): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < shorter - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [restA, restB] = [a.length - start - tail, b.length - start - tail];
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
