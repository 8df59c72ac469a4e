import { useEffect, useMemo, useRef, useState } from 'react';
import { type DeskError, DeskFailure } from '../../../shared/errors';
import type { Twin, TwinWay } from '../../../shared/exchange/plan';
import { useVault } from '../common/vault';
import type { Checked } from './check';
import { type Found, searchVault } from './search';

export type SearchState =
  | { readonly step: 'running'; readonly done: number; readonly total: number }
  | { readonly step: 'done'; readonly skipped: boolean }
  | { readonly step: 'failed'; readonly error: DeskError };

export type Side = 'file' | 'vault';

export interface Twins {
  readonly list: readonly Twin[];
  readonly found: Found;
  readonly search: SearchState;
  /** Ends the comparison with the register; what was found stays. */
  skip(): void;
  /** What holds for all twins of a side that nothing else was said of. */
  readonly ways: Readonly<Record<Side, TwinWay>>;
  setAll(side: Side, way: TwinWay): void;
  setOne(place: number, way: TwinWay): void;
}

const none: Found = new Map();

/** Rows that another letter says already, and what is decided of them: for all at once, and for single ones. */
export function useTwins(checked: Checked): Twins {
  const vault = useVault();
  const total = checked.letters.length - checked.twins.size;
  const [found, setFound] = useState<Found>(none);
  const [search, setSearch] = useState<SearchState>({ step: 'running', done: 0, total });
  const [ways, setWays] = useState<Twins['ways']>({ file: 'skip', vault: 'link' });
  const [single, setSingle] = useState<ReadonlyMap<number, TwinWay>>(new Map());
  const skipped = useRef(false);

  useEffect(() => {
    let gone = false;
    skipped.current = false;
    let told = 0;
    const onProgress = (done: number) => {
      // A step of the bar per letter would only keep the page drawing.
      if (gone || done - told < 40) return;
      told = done;
      setSearch({ step: 'running', done, total });
    };
    searchVault(vault, checked, { onProgress, isStopped: () => gone || skipped.current }).then(
      (all) => {
        if (gone) return;
        setFound(all);
        setSearch({ step: 'done', skipped: skipped.current });
      },
      (cause: unknown) => {
        if (!gone)
          setSearch({ step: 'failed', error: cause instanceof DeskFailure ? cause.error : { code: 'INTERNAL' } });
      },
    );
    return () => {
      gone = true;
      void vault.call('duplicates.stop', {});
    };
  }, [vault, checked, total]);

  const list = useMemo(() => {
    const inFile = [...checked.twins].map(
      ([place, of]): Twin => ({ place, of: { in: 'file', place: of }, way: single.get(place) ?? ways.file }),
    );
    const inVault = [...found].map(
      ([place, { recId, suggests }]): Twin => ({
        place,
        of: { in: 'vault', recId, kind: suggests },
        way: single.get(place) ?? ways.vault,
      }),
    );
    return [...inFile, ...inVault].sort((a, b) => a.place - b.place);
  }, [checked, found, single, ways]);

  return {
    list,
    found,
    search,
    ways,
    skip() {
      skipped.current = true;
      void vault.call('duplicates.stop', {});
    },
    setAll(side, way) {
      setWays((was) => ({ ...was, [side]: way }));
      setSingle((was) => new Map([...was].filter(([place]) => checked.twins.has(place) !== (side === 'file'))));
    },
    setOne: (place, way) => setSingle((was) => new Map(was).set(place, way)),
  };
}
