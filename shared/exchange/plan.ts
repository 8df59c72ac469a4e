import type { WorkEvent } from '../model/work';
import type { Likeness } from './twins';

type LinkKind = Extract<WorkEvent, { t: 'link' }>['kind'];

/** What becomes of a row that says what another letter says. */
export const twinWays = ['skip', 'link', 'import'] as const;
export type TwinWay = (typeof twinWays)[number];

/** The letter that a row repeats: an earlier row of the file, or a letter of the register. */
export type TwinOf =
  | { readonly in: 'file'; readonly place: number; readonly like: Likeness }
  | { readonly in: 'vault'; readonly recId: string; readonly kind: LinkKind };

/** Where a twin was found, and in a file how much it has in common: what is decided for many at once. */
export type Side = Likeness | 'vault';

export const sideOf = (of: TwinOf): Side => (of.in === 'vault' ? 'vault' : of.like);

/**
 * What becomes of twins that nobody has said anything of: only a row that another one says word for word is left out, so
 * that no letter is lost; and none is linked with one that it may have nothing to do with.
 */
export const usualWays: Readonly<Record<Side, TwinWay>> = {
  same: 'skip',
  alike: 'link',
  near: 'import',
  vault: 'link',
};

export interface Twin {
  /** Place among the letters of the file that can be imported. */
  readonly place: number;
  readonly of: TwinOf;
  readonly way: TwinWay;
}

export interface ImportPlan {
  /** Places of the letters that are imported, in their order: the nth becomes the nth letter of the import. */
  readonly places: readonly number[];
  /** Links to make afterwards: `from` counts imported letters, `to` too where it is a number. */
  readonly links: readonly { readonly from: number; readonly to: number | string; readonly kind: LinkKind }[];
}

/**
 * What an import of `count` letters does, given what was decided of each twin. A link to a row that is itself left out
 * goes to the letter that that row repeats; where there is none, it is not made.
 */
export function planImport(count: number, twins: readonly Twin[]): ImportPlan {
  const byPlace = new Map(twins.map((twin) => [twin.place, twin]));
  const places = Array.from({ length: count }, (_, place) => place).filter(
    (place) => byPlace.get(place)?.way !== 'skip',
  );
  const became = new Map(places.map((place, nth) => [place, nth]));
  const links = twins.flatMap(({ place, of, way }): ImportPlan['links'] => {
    const from = became.get(place);
    if (way !== 'link' || from === undefined) return [];
    let other = of;
    // Every row repeats one before it: this ends.
    while (other.in === 'file' && !became.has(other.place)) {
      const behind = byPlace.get(other.place)?.of;
      if (!behind) return [];
      other = behind;
    }
    if (other.in === 'vault') return [{ from, to: other.recId, kind: other.kind }];
    return [{ from, to: became.get(other.place)!, kind: 'trung' }];
  });
  return { places, links };
}
