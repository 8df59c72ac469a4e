import { z } from 'zod';
import {
  type Condition,
  type ListField,
  type ListQuery,
  listFields,
  type SortColumn,
  sortColumns,
  type TodoGroup,
  todoGroups,
} from '../../vault/api';

export type ColumnSort = { readonly column: SortColumn; readonly descending: boolean };

/** What the officer has set: words, at most one condition per field, what needs attention, and the order. */
export interface Filters {
  readonly text: string;
  readonly where: readonly Condition[];
  readonly due: 'overdue' | 'soon' | null;
  /** Only what stands in this group of the day's work. */
  readonly todo: TodoGroup | null;
  readonly deletedOnly: boolean;
  readonly conflictsOnly: boolean;
  readonly unsentOnly: boolean;
  /** The first one first; never empty. */
  readonly sorts: readonly ColumnSort[];
}

const newestFirst: readonly ColumnSort[] = [{ column: 'arrivedOn', descending: true }];
const mostSorts = 8;

export const noFilters: Filters = {
  text: '',
  where: [],
  due: null,
  todo: null,
  deletedOnly: false,
  conflictsOnly: false,
  unsentOnly: false,
  sorts: newestFirst,
};

/** The question for the vault. */
export function toQuery(filters: Filters): ListQuery {
  const text = askedText(filters.text);
  return {
    ...(text ? { text } : {}),
    ...(filters.where.length > 0 ? { where: filters.where } : {}),
    ...(filters.due ? { due: filters.due } : {}),
    ...(filters.todo ? { todo: filters.todo } : {}),
    deleted: filters.deletedOnly ? 'only' : 'hide',
    ...(filters.conflictsOnly ? { conflictsOnly: true } : {}),
    ...(filters.unsentOnly ? { unsentOnly: true } : {}),
    sorts: filters.sorts,
  };
}

/** Words as the search takes them: a blank behind the last one says that it is finished. '' when there are none. */
export const askedText = (typed: string): string => typed.normalize('NFC').trimStart().replace(/\s+$/, ' ');

export const isFiltered = ({ text, where, due, todo, deletedOnly, conflictsOnly, unsentOnly }: Filters): boolean =>
  text.trim() !== '' || where.length > 0 || due !== null || todo !== null || deletedOnly || conflictsOnly || unsentOnly;

export const conditionOn = ({ where }: Filters, field: ListField): Condition | undefined =>
  where.find((condition) => condition.field === field);

/** The condition in the place of the one that its field had; null takes that away. */
export function withCondition(filters: Filters, field: ListField, condition: Condition | null): Filters {
  const kept = filters.where.filter((one) => one.field !== field);
  return { ...filters, where: condition ? [...kept, condition] : kept };
}

/** Narrows to this value of a field beside others chosen before, or lets it go; '' stands for an empty field. */
export function toggleValue(filters: Filters, field: ListField, value: string): Filters {
  const now = conditionOn(filters, field);
  if (value === '') return withCondition(filters, field, now?.op === 'empty' ? null : { field, op: 'empty' });
  const chosen = now?.op === 'in' ? now.values : [];
  const values = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return withCondition(filters, field, values.length > 0 ? { field, op: 'in', values } : null);
}

export function isChosen(filters: Filters, field: ListField, value: string): boolean {
  const now = conditionOn(filters, field);
  return value === '' ? now?.op === 'empty' : now?.op === 'in' && now.values.includes(value);
}

/** By this column alone, or with `add` within the others: upwards, then downwards, then (only within others) not at all. */
export function sortedBy(sorts: readonly ColumnSort[], column: SortColumn, add: boolean): readonly ColumnSort[] {
  const now = sorts.find((sort) => sort.column === column);
  if (!add) return [{ column, descending: now ? !now.descending : false }];
  if (!now) return [...sorts, { column, descending: false }].slice(0, mostSorts);
  if (!now.descending) return sorts.map((sort) => (sort === now ? { column, descending: true } : sort));
  const left = sorts.filter((sort) => sort !== now);
  return left.length > 0 ? left : newestFirst;
}

const field = z.enum(Object.keys(listFields) as [ListField, ...ListField[]]);
const bound = z.union([z.string(), z.number()]).optional();
const conditionShape = z.union([
  z.object({ field, op: z.literal('in'), values: z.array(z.string()).min(1) }),
  z.object({ field, op: z.literal('between'), from: bound, to: bound }),
  z.object({ field, op: z.literal('has'), text: z.string() }),
  z.object({ field, op: z.enum(['empty', 'filled']) }),
]);
const sortShape = z.object({ column: z.enum(sortColumns), descending: z.boolean() });

/** Filters as they were stored; whatever this version does not understand filters nothing. */
export const filtersShape = z.object({
  text: z.string().catch(''),
  where: z
    .array(z.unknown())
    .catch([])
    .transform((all) =>
      all.flatMap((one): Condition[] => {
        const read = conditionShape.safeParse(one);
        return read.success ? [read.data as Condition] : [];
      }),
    ),
  due: z.enum(['overdue', 'soon']).nullable().catch(null),
  todo: z.enum(todoGroups).nullable().catch(null),
  deletedOnly: z.boolean().catch(false),
  conflictsOnly: z.boolean().catch(false),
  unsentOnly: z.boolean().catch(false),
  sorts: z
    .array(sortShape)
    .min(1)
    .catch([...newestFirst]),
});
