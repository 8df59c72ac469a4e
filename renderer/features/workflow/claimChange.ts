import type { Claim } from '../../../shared/model/letter';
import type { LetterDetail, SaveInput } from '../../vault/api';

/** What is decided of a letter, or of one of its contents. */
export type Decided = Pick<Claim, 'direction' | 'result'>;

type Seen = Pick<LetterDetail, 'recId' | 'letter' | 'fields'>;

/**
 * What to save of a decision about a track; null is the letter as a whole. When somebody else decided the same while
 * the form stood open, the save is based on what the form showed, so that both stand side by side to be compared.
 */
export function decisionInput(opened: Seen, now: Seen, track: string | null, change: Decided): SaveInput {
  const names = Object.keys(change) as (keyof Decided)[];
  const unchanged = names.every((name) => same(decidedIn(now, track)?.[name], decidedIn(opened, track)?.[name]));
  const { fields } = unchanged ? now : opened;
  const { recId } = now;
  if (track === null) {
    return { recId, changes: change, base: Object.fromEntries(names.map((name) => [name, headsOf(fields, name)])) };
  }
  const claims = (now.letter.claims ?? []).map((claim) => (claim.id === track ? { ...claim, ...change } : claim));
  return { recId, changes: { claims }, base: { claims: headsOf(fields, 'claims') } };
}

const headsOf = (fields: Seen['fields'], name: 'claims' | keyof Decided): string[] => [...(fields[name]?.heads ?? [])];

const decidedIn = ({ letter }: Seen, track: string | null): Decided | undefined =>
  track === null ? letter : letter.claims?.find(({ id }) => id === track);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
