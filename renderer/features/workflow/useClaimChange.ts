import { useState } from 'react';
import type { Result } from '../../../shared/errors';
import { useVaultCommand } from '../common/vault';
import { useCase } from '../letters/caseDesk';
import { type Decided, decisionInput } from './claimChange';

/** Writes what was decided into the letter, or into the claim whose track it is. */
export function useClaimChange() {
  const { detail, fresh } = useCase();
  const [opened] = useState(detail);
  const save = useVaultCommand('letter.save');
  return (track: string | null, change: Decided, draftKey?: string): Promise<Result<unknown>> =>
    save.mutateAsync({
      ...decisionInput(opened, fresh(), track, change),
      ...(draftKey === undefined ? {} : { draftKey }),
    });
}
