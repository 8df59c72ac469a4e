import type { TextKey, TextParams } from '../../i18n/t';

const minLength = 10;
const neededKinds = 3;
const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

export interface Advice {
  readonly good: boolean;
  readonly text: TextKey;
  readonly params?: TextParams;
}

/** What is still missing from a new password, told while it is typed. Main checks again and decides. */
export function passwordAdvice(password: string, given: string): Advice {
  const typed = password.normalize('NFC');
  if (typed === '') return { good: false, text: 'password.rules' };
  const length = [...typed].length;
  if (length < minLength) {
    return { good: false, text: 'password.tooShort', params: { missing: minLength - length } };
  }
  if (kinds.filter((kind) => kind.test(typed)).length < neededKinds) {
    return { good: false, text: 'password.fewKinds' };
  }
  if (typed === given.normalize('NFC')) return { good: false, text: 'password.sameAsGiven' };
  return { good: true, text: 'password.good' };
}
