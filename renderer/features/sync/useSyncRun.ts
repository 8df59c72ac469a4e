import { useEffect, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import type { SyncOutcome, VaultEvents } from '../../vault/api';
import { useVault, useVaultCommand } from '../common/vault';

export interface SyncRun {
  readonly run: () => void;
  readonly running: boolean;
  /** What the last run of this screen came to; null before the first. */
  readonly outcome: SyncOutcome | null;
  readonly progress: VaultEvents['progress'] | null;
}

/** One round of sync at a time, with how far it is. */
export function useSyncRun(): SyncRun {
  const vault = useVault();
  const command = useVaultCommand('sync.run');
  const [outcome, setOutcome] = useState<SyncOutcome | null>(null);
  const [progress, setProgress] = useState<VaultEvents['progress'] | null>(null);
  useEffect(() => vault.on('progress', (event) => event.job === 'sync' && setProgress(event)), [vault]);
  const run = async () => {
    setProgress(null);
    setOutcome(null);
    const result = await command.mutateAsync({});
    setOutcome(result.ok ? result.value : notRun(result.error));
  };
  return { run: () => void run(), running: command.isPending, outcome, progress };
}

const notRun = (error: DeskError): SyncOutcome => ({ pushedOps: 0, pulledOps: 0, error });
