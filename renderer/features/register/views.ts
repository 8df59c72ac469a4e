import { z } from 'zod';
import type { Value } from '../../../shared/sync/op';
import { type Filters, filtersShape } from './filters';
import { type Layout, layoutShape } from './layout';

/** A way of looking at the register that was given a name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly filters: Filters;
  readonly layout: Layout;
}

export interface SavedViews {
  readonly views: readonly SavedView[];
  /** The one that the register begins with; null for the usual. */
  readonly first: string | null;
}

const shape = z.object({
  views: z
    .array(z.unknown())
    .catch([])
    .transform((all) =>
      all.flatMap((one): SavedView[] => {
        const read = viewShape.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    ),
  first: z.string().nullable().catch(null),
});
const viewShape = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  filters: filtersShape,
  layout: layoutShape,
});

/** Saved views as they were stored; a view that this version can't read is left out. */
export function readViews(stored: Value): SavedViews {
  const read = shape.safeParse(stored);
  return read.success ? read.data : { views: [], first: null };
}

/** The view that has this name, in capitals or not. Marks count: Hà and Hạ are two names. */
export const viewNamed = ({ views }: SavedViews, name: string): SavedView | undefined =>
  views.find((one) => one.name.localeCompare(name, 'vi', { sensitivity: 'accent' }) === 0);

const inOrder = (views: readonly SavedView[]): readonly SavedView[] =>
  [...views].sort((a, b) => a.name.localeCompare(b.name, 'vi'));

/** The view under its name, in the place of the one that had the name before. */
export function keptView({ views, first }: SavedViews, view: SavedView, beginWithIt: boolean): SavedViews {
  const old = viewNamed({ views, first }, view.name);
  const kept = old ? { ...view, id: old.id } : view;
  const others = views.filter((one) => one !== old);
  const begins = beginWithIt ? kept.id : first === kept.id ? null : first;
  return { views: inOrder([...others, kept]), first: begins };
}

export const withoutView = ({ views, first }: SavedViews, id: string): SavedViews => ({
  views: views.filter((view) => view.id !== id),
  first: first === id ? null : first,
});

/**
 * A view as it was before it was removed or replaced; the others stay as they are now. `first`: the one that the register
 * began with before, which holds again unless another was chosen since.
 */
export function withFormer(saved: SavedViews, view: SavedView, first: string | null): SavedViews {
  const isFree = saved.first === null || saved.first === view.id;
  return {
    views: inOrder([...saved.views.filter(({ id }) => id !== view.id), view]),
    first: isFree ? first : saved.first,
  };
}
