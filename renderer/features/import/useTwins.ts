import { useEffect, useMemo, useRef, useState } from 'react';
import { type DeskError, DeskFailure } from '../../../shared/errors';
import { type Side, sideOf, type Twin, type TwinOf, type TwinWay, usualWays } from '../../../shared/exchange/plan';
import { useVault } from '../common/vault';
import type { Checked } from './check';
import { type Found, isAsked, searchVault } from './search';

export type SearchState =
  | { readonly step: 'running'; readonly done: number; readonly total: number }
  | { readonly step: 'done'; readonly skipped: boolean }
  | { readonly step: 'failed'; readonly error: DeskError };

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
  const total = useMemo(() => [...checked.letters.keys()].filter((place) => isAsked(checked, place)).length, [checked]);
  const [found, setFound] = useState<Found>(none);
  const [search, setSearch] = useState<SearchState>({ step: 'running', done: 0, total });
  const [ways, setWays] = useState(usualWays);
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
    const all = twinsOf(checked, found);
    return [...all]
      .map(([place, of]): Twin => ({ place, of, way: single.get(place) ?? ways[sideOf(of)] }))
      .sort((a, b) => a.place - b.place);
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
      const all = twinsOf(checked, found);
      setSingle(
        (was) =>
          new Map(
            [...was].filter(([place]) => {
              const of = all.get(place);
              return of && sideOf(of) !== side;
            }),
          ),
      );
    },
    setOne: (place, way) => setSingle((was) => new Map(was).set(place, way)),
  };
}

/** What the register holds says more of a row than one of the file that is only near it. */
function twinsOf({ twins }: Checked, found: Found): Map<number, TwinOf> {
  const all = new Map(
    [...twins].map(([place, { of, like }]): [number, TwinOf] => [place, { in: 'file', place: of, like }]),
  );
  for (const [place, { recId, suggests }] of found) all.set(place, { in: 'vault', recId, kind: suggests });
  return all;
}
