import type { Result } from '../../../shared/errors';
import type { Claim } from '../../../shared/model/letter';
import { useVaultCommand } from '../common/vault';
import { useCase } from '../letters/caseDesk';

/** Writes what was decided into the letter, or into the claim whose track it is. */
export function useClaimChange() {
  const { fresh } = useCase();
  const save = useVaultCommand('letter.save');
  return async (
    track: string | null,
    change: Pick<Claim, 'direction' | 'result'>,
    draftKey?: string,
  ): Promise<Result<unknown>> => {
    const { recId, letter, fields } = fresh();
    const draft = draftKey === undefined ? {} : { draftKey };
    if (track === null) {
      const names = Object.keys(change) as (keyof typeof change)[];
      const base = Object.fromEntries(names.map((name) => [name, fields[name]?.heads ?? []]));
      return save.mutateAsync({ recId, changes: change, base, ...draft });
    }
    const claims = (letter.claims ?? []).map((claim) => (claim.id === track ? { ...claim, ...change } : claim));
    return save.mutateAsync({ recId, changes: { claims }, base: { claims: fields.claims?.heads ?? [] }, ...draft });
  };
}
