import { useCallback, useEffect, useRef, useState } from 'react';
import { DeskFailure, unwrap } from '../../shared/errors';
import { forgetCopies } from '../features/common/copyValues';
import type { VaultPort } from '../features/common/vault';
import { seedPractice } from '../features/practice/look';
import { addProgress } from '../features/practice/progress';
import { announce, clearToasts, closePalette } from '../ui';
import type { Practice } from './PracticeDesk';

/** What a page may remember by itself: nothing of it goes from the real desk into practice or back. */
function forgetPage(): void {
  closePalette();
  clearToasts();
  announce('');
  forgetCopies();
}

/** The practice beside the real vault: null while there is none. */
export function usePracticeDesk(realVault: VaultPort, openPractice: () => VaultPort) {
  const [practice, setPractice] = useState<Practice | null>(null);
  const opening = useRef<VaultPort | null>(null);
  useEffect(() => () => opening.current?.terminate(), []);

  /** @throws DeskFailure when the practice vault can't be made; the real desk stays as it is then */
  const start = useCallback(
    async (exercise: string) => {
      opening.current?.terminate();
      const vault = openPractice();
      opening.current = vault;
      try {
        const outcome = unwrap(await vault.call('open', unused()));
        const ids = await seedPractice(vault);
        forgetPage();
        setPractice({ vault, outcome, ids, exercise });
      } catch (cause) {
        vault.terminate();
        // The desk was locked meanwhile: there is nobody to tell.
        if (cause instanceof DeskFailure && cause.error.code === 'LOCKED') return;
        throw cause;
      }
    },
    [openPractice],
  );
  const end = useCallback(async () => {
    const vault = opening.current;
    opening.current = null;
    forgetPage();
    // Closing deletes its database; what can't be deleted now is at the next start.
    await vault?.call('close', {});
    setPractice(null);
  }, []);
  const finished = useCallback((done: readonly string[]) => void addProgress(realVault, done), [realVault]);
  return { practice, start, end, finished };
}

/** The shape of `open` asks for them; a practice vault deals its own and uses none of these. */
const unused = () => ({
  vaultId: '00'.repeat(16),
  dek: new Uint8Array(32),
  certificateSha256: '00'.repeat(32),
  setup: new Uint8Array(0),
});
