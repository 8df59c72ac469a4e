import type { Letter, Sender } from '../model/letter';
import { foldByte, marked } from '../text/fold';
import { tonesLast } from '../text/tones';

/** What stands in place of a masked address, number or organisation. */
export const maskedText = '(đã che)';

/** A masked name: the initials, so that two senders of one letter can be told apart. "Nguyễn Văn An" → "N.V.A." */
export function maskName(name: string): string {
  const words = name.normalize('NFC').trim().split(/\s+/).filter(Boolean);
  return words.map((word) => `${[...word][0]!.toLocaleUpperCase('vi')}.`).join('');
}

interface Kinds {
  readonly kind?: string | undefined;
  readonly claims?: readonly { readonly kind?: string | undefined }[] | undefined;
}

/** Whether this letter's senders are shown masked until somebody unmasks them with a reason. */
export const isMaskedByDefault = (letter: Kinds): boolean =>
  letter.kind === 'to-cao' || (letter.claims ?? []).some((claim) => claim.kind === 'to-cao');

/**
 * The letter with its senders hidden: names as initials, everything else about them covered, people related to them, too;
 * and their names wherever the letter's texts say them, with marks or without. Letters that are no tố cáo come back as
 * they are.
 */
export function maskLetter<L extends Partial<Letter>>(letter: L): L {
  if (!isMaskedByDefault(letter)) return letter;
  const hide = masker(letter);
  const masked: Partial<Letter> = { ...letter };
  if (letter.senders) masked.senders = letter.senders.map(maskSender);
  if (letter.summary !== undefined) masked.summary = hide(letter.summary);
  if (letter.content !== undefined) masked.content = hide(letter.content);
  if (letter.enclosures !== undefined) masked.enclosures = hide(letter.enclosures);
  if (letter.claims) masked.claims = letter.claims.map((claim) => ({ ...claim, text: hide(claim.text) }));
  if (letter.result) masked.result = { ...letter.result, text: hide(letter.result.text) };
  if (letter.related)
    masked.related = letter.related.map((one) =>
      one.of === 'sender' ? { ...one, name: maskName(one.name), relation: maskedText } : one,
    );
  return masked as L;
}

/** Hides this letter's senders in any other text about it: notes, papers, reasons, findings. */
export function masker(letter: Partial<Letter>): (text: string) => string {
  if (!isMaskedByDefault(letter)) return (text) => text;
  const related = (letter.related ?? []).filter((one) => one.of === 'sender').map((one) => one.name);
  const senders = letter.senders ?? [];
  const names = [...senders.flatMap((one) => [one.name, one.proxyFor, one.organisation]), ...related];
  const details = senders.flatMap((one) => [one.phone, one.idNumber, one.address]);
  const secrets = [
    ...names.flatMap((name) => (name ? [{ secret: name, shown: maskName(name) }] : [])),
    // A town's name alone tells nobody's address.
    ...details.flatMap((one) =>
      one && (/\d/.test(one) || wordsIn(one) > 2) ? [{ secret: one, shown: maskedText }] : [],
    ),
  ]
    .map(({ secret, shown }) => ({ secret, key: foldedKey(secret), shown }))
    .filter(({ key }) => key !== '')
    .sort((a, b) => b.key.length - a.key.length);
  return (text) =>
    secrets.reduce((masked, { secret, key, shown }) => {
      // Without its marks a name of one syllable is many other words.
      const exact = key.includes(' ') || /\d/.test(key) ? null : tonesLast(secret.trim());
      return replaceFolded(masked, key, shown, exact);
    }, text);
}

const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;

function maskSender(sender: Sender): Sender {
  const masked: Sender = { name: maskName(sender.name), address: sender.address === '' ? '' : maskedText };
  if (sender.phone) masked.phone = maskedText;
  if (sender.idNumber) masked.idNumber = maskedText;
  if (sender.organisation) masked.organisation = maskName(sender.organisation);
  if (sender.proxyFor) masked.proxyFor = maskName(sender.proxyFor);
  if (sender.partyMember !== undefined) masked.partyMember = sender.partyMember;
  return masked;
}

const isWord = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

/** One character of a text without marks, in lower case; '' for a combining mark that stands alone. */
function foldedChar(char: string): string {
  const code = marked(char)[0];
  return code === undefined ? '' : String.fromCharCode(foldByte[code]!);
}

/** Words only, one space between them. */
function foldedKey(text: string): string {
  return fromChars([...text.normalize('NFC')].map(foldedChar)).trim();
}

const fromChars = (chars: readonly string[]): string =>
  chars
    .map((char) => (char !== '' && isWord(char.charCodeAt(0)) ? char : char === '' ? '' : ' '))
    .join('')
    .replace(/ +/g, ' ');

/**
 * Replaces whole-word occurrences of `key` in `text`, comparing without marks, case and punctuation; of those only the
 * ones written as `exact` (tones last), where that is given.
 */
function replaceFolded(text: string, key: string, shown: string, exact: string | null): string {
  const chars = [...text.normalize('NFC')];
  // Folded text, one entry per kept position, and where each came from.
  let folded = '';
  const from: number[] = [];
  for (const [at, char] of chars.entries()) {
    const plain = foldedChar(char);
    if (plain === '') continue;
    const word = isWord(plain.charCodeAt(0));
    if (!word && folded.endsWith(' ')) continue;
    folded += word ? plain : ' ';
    from.push(at);
  }
  let masked = '';
  let copied = 0;
  for (let at = folded.indexOf(key); at >= 0; at = folded.indexOf(key, at + 1)) {
    const end = at + key.length;
    if ((at > 0 && folded[at - 1] !== ' ') || (end < folded.length && folded[end] !== ' ')) continue;
    if (from[at]! < copied) continue;
    if (exact !== null && tonesLast(chars.slice(from[at], from[end - 1]! + 1).join('')) !== exact) continue;
    masked += chars.slice(copied, from[at]).join('') + shown;
    copied = from[end - 1]! + 1;
  }
  return copied === 0 ? text : masked + chars.slice(copied).join('');
}
