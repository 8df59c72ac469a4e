import { randomBytes } from '../../../shared/bytes';

/** Digits and capitals that can't be mistaken for each other on paper. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A new code for the copies of one print or export: 60 random bits as `K7QF-3M2X-9TPA`. */
export function newCopyCode(): string {
  const code = Array.from(randomBytes(12), (byte) => letters[byte % letters.length]).join('');
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}
