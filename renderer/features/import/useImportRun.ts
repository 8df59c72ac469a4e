import { useEffect, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import type { ImportPlan } from '../../../shared/exchange/plan';
import { importedRecId } from '../../../shared/model/imported';
import type { Letter } from '../../../shared/model/letter';
import { useVault, useVaultCommand } from '../common/vault';

export interface ImportWork {
  readonly letters: readonly Letter[];
  /** Places of links count in `letters`. */
  readonly links: ImportPlan['links'];
  readonly name: string;
}

export type RunState =
  | { readonly step: 'idle' }
  | {
      readonly step: 'running';
      readonly done: number;
      readonly total: number;
      /** Letters per second so far; 0 until some are counted. */
      readonly rate: number;
      readonly cancelled: boolean;
    }
  | { readonly step: 'linking'; readonly done: number; readonly total: number }
  | {
      readonly step: 'done';
      readonly imported: number;
      readonly total: number;
      readonly linked: number;
      readonly unlinked: number;
    }
  | { readonly step: 'failed'; readonly error: DeskError };

/** Imports letters with count and rate, stops when told, and then links those that repeat another. */
export function useImportRun(onBusy: (busy: boolean) => void) {
  const vault = useVault();
  const run = useVaultCommand('import.letters');
  const [state, setState] = useState<RunState>({ step: 'idle' });
  const [startedMs, setStartedMs] = useState(0);

  useEffect(
    () =>
      vault.on('progress', ({ job, done }) => {
        if (job !== 'import') return;
        const seconds = (performance.now() - startedMs) / 1000;
        setState((was) =>
          was.step === 'running' ? { ...was, done, rate: seconds > 0 ? Math.round(done / seconds) : 0 } : was,
        );
      }),
    [vault, startedMs],
  );

  const link = async (importId: string, imported: number, links: ImportPlan['links']) => {
    const possible = links.filter(({ from, to }) => from < imported && (typeof to === 'string' || to < imported));
    let linked = 0;
    for (const [i, { from, to, kind }] of possible.entries()) {
      if (i % 20 === 0) setState({ step: 'linking', done: i, total: possible.length });
      const other = typeof to === 'string' ? to : importedRecId(importId, to);
      const event = { t: 'link', kind, other } as const;
      const added = await vault.call('work.add', { recId: importedRecId(importId, from), event });
      if (added.ok) linked++;
    }
    return { linked, unlinked: possible.length - linked };
  };

  return {
    state,
    async start({ letters, links, name }: ImportWork) {
      onBusy(true);
      setStartedMs(performance.now());
      setState({ step: 'running', done: 0, total: letters.length, rate: 0, cancelled: false });
      const result = await run.mutateAsync({ letters, name: name.normalize('NFC').slice(0, 200) });
      if (result.ok) {
        const { imported, importId } = result.value;
        setState({ step: 'done', imported, total: letters.length, ...(await link(importId, imported, links)) });
      } else setState({ step: 'failed', error: result.error });
      onBusy(false);
    },
    cancel() {
      setState((was) => (was.step === 'running' ? { ...was, cancelled: true } : was));
      void vault.call('import.cancel', {});
    },
  };
}
