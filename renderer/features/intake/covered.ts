import type { LetterField } from '../../../shared/model/letter';
import { maskedText } from '../../../shared/rules/masking';
import type { LetterDetail } from '../../vault/api';

const texts = ['summary', 'content', 'enclosures', 'claims'] as const satisfies readonly LetterField[];

/**
 * The fields of a covered letter that must not be changed before it is uncovered: who denounced, and every text in which
 * the vault put initials or a cover in place of a name. Saved from a form, these would be the letter's own words.
 */
export function coveredFields({ masked, letter }: Pick<LetterDetail, 'masked' | 'letter'>): ReadonlySet<LetterField> {
  if (!masked) return new Set();
  const senders = letter.senders ?? [];
  const related = (letter.related ?? []).filter(({ of }) => of === 'sender');
  const covers = [
    maskedText,
    ...senders.flatMap(({ name, organisation, proxyFor }) => [name, organisation, proxyFor]),
    ...related.map(({ name }) => name),
  ].filter((cover) => cover !== undefined && cover !== '');
  const said = (field: (typeof texts)[number]): string =>
    field === 'claims' ? (letter.claims ?? []).map(({ text }) => text).join('\n') : (letter[field] ?? '');
  const touched = texts.filter((field) => covers.some((cover) => said(field).includes(cover!)));
  return new Set<LetterField>(['senders', 'related', ...touched]);
}
