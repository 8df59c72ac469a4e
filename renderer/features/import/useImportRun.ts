import { useEffect, useState } from 'react';
import { type DeskError, ok } from '../../../shared/errors';
import type { ImportPlan } from '../../../shared/exchange/plan';
import type { LetterPast } from '../../../shared/model/imported';
import type { Letter } from '../../../shared/model/letter';
import { useVault, useVaultCommand } from '../common/vault';

export interface ImportWork {
  readonly letters: readonly Letter[];
  /** What became of each before it came here. */
  readonly past?: readonly (LetterPast | null)[];
  /** Why letters come into a book that is closed. */
  readonly correction?: string;
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
      vault.on('progress', ({ job, done, total }) => {
        if (job === 'link') setState({ step: 'linking', done, total: total ?? 0 });
        if (job !== 'import') return;
        const seconds = (performance.now() - startedMs) / 1000;
        setState((was) =>
          was.step === 'running' ? { ...was, done, rate: seconds > 0 ? Math.round(done / seconds) : 0 } : was,
        );
      }),
    [vault, startedMs],
  );

  return {
    state,
    async start({ letters, past, correction, links, name }: ImportWork) {
      onBusy(true);
      setStartedMs(performance.now());
      setState({ step: 'running', done: 0, total: letters.length, rate: 0, cancelled: false });
      const result = await run.mutateAsync({
        letters,
        links,
        name: name.normalize('NFC').slice(0, 200),
        ...(past ? { past } : {}),
        ...(correction ? { correction } : {}),
      });
      if (result.ok) {
        const { imported, importId } = result.value;
        const cut = links.length - linksWithin(links, imported);
        const linking = links.length > 0 ? await vault.call('import.link', { importId }) : none;
        // What could not be written now is made after the next opening; it is told as open.
        const { linked, unlinked } = linking.ok ? linking.value : { linked: 0, unlinked: links.length };
        setState({ step: 'done', imported, total: letters.length, linked, unlinked: Math.max(0, unlinked - cut) });
      } else setState({ step: 'failed', error: result.error });
      onBusy(false);
    },
    cancel() {
      setState((was) => (was.step === 'running' ? { ...was, cancelled: true } : was));
      void vault.call('import.cancel', {});
    },
  };
}

const none = ok({ linked: 0, unlinked: 0 });

/** Links whose letters were imported; the others were cancelled with them. */
const linksWithin = (links: ImportPlan['links'], imported: number): number =>
  links.filter(({ from, to }) => from < imported && (typeof to === 'string' || to < imported)).length;
