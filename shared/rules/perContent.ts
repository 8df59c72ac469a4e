import type { Claim, Letter } from '../model/letter';

/**
 * One text for a letter of several contents (nội dung): what is said of the letter as a whole, then what differs from it,
 * each under the place of its content. Said once where all contents have the same. `of` answers '' where a content has
 * nothing of its own.
 */
export function perContent(letter: Partial<Letter>, whole: string, of: (claim: Claim) => string): string {
  const own = (letter.claims ?? []).map(of);
  if (own.length > 0 && own.every((text) => text === own[0]) && (whole === '' || whole === own[0])) return own[0]!;
  const parts = own.flatMap((text, i) => (text === '' || text === whole ? [] : [`Nội dung ${i + 1}: ${text}`]));
  return [...(whole === '' ? [] : [whole]), ...parts].join('; ');
}
