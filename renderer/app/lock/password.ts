import type { TextKey, TextParams } from '../../i18n/t';

export const minPasswordLength = 12;
const neededKinds = 3;
const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

export interface Advice {
  readonly good: boolean;
  readonly text: TextKey;
  readonly params?: TextParams;
}

/** What is still missing from a new password, told while it is typed. Main checks again and decides. */
export function passwordAdvice(password: string, given: string): Advice {
  if (password === '') return { good: false, text: 'password.rules' };
  const length = [...password].length;
  if (length < minPasswordLength) {
    return { good: false, text: 'password.tooShort', params: { missing: minPasswordLength - length } };
  }
  if (kinds.filter((kind) => kind.test(password)).length < neededKinds) {
    return { good: false, text: 'password.fewKinds' };
  }
  if (password === given) return { good: false, text: 'password.sameAsGiven' };
  return { good: true, text: 'password.good' };
}
