import { senderSchema } from '../../../shared/model/letter';
import { maskedText, masker, maskName } from '../../../shared/rules/masking';
import { fold } from '../../../shared/text/fold';
import { type asList, asText } from './summary';

type People = ReturnType<typeof asList>[number];

/** A shielded sender as lists show him. */
export const covered = ({ name, address }: People): People => ({
  name: maskName(asText(name)),
  address: asText(address) === '' ? '' : maskedText,
});

/** A text of a letter without the names of those whom it shields. */
export function coverIn(text: string, people: readonly People[]): string {
  // Most summaries name nobody: whatever is to be hidden has its last word among those of the text.
  const words = new Set(wordsOf(text));
  const named = people.some(({ name, organisation, proxyFor, phone, idNumber, address }) =>
    [name, organisation, proxyFor, phone, idNumber, address].some((one) => {
      const last = wordsOf(asText(one)).at(-1);
      return last !== undefined && words.has(last);
    }),
  );
  if (!named) return text;
  const senders = people.flatMap((person) => senderSchema.safeParse(person).data ?? []);
  return masker({ kind: 'to-cao', senders })(text);
}

const wordsOf = (text: string): string[] => fold(text).match(/[a-z0-9]+/g) ?? [];
