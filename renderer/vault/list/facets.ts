import { type ListCalls, type ListField, listFields } from '../api/list';
import type { CodeColumn, Columns, NumberColumn } from '../records/columns';
import { partsOf } from '../records/sets';
import { eachBit } from '../search/bits';
import { helpersAt } from './conditions';

type Found = ReturnType<ListCalls['list.facets']>;

/** Answers again what was asked last, when no letter changed: coming back to a list divides nothing anew. */
export class Facets {
  private last: { version: number; fields: string; letters: Uint32Array; found: Found } | null = null;

  constructor(private readonly columns: Columns) {}

  /** As `facetsOf`; `letters` is not changed afterwards. */
  of(letters: Uint32Array, fields: readonly ListField[]): Found {
    const { version } = this.columns;
    const { last } = this;
    const key = fields.join();
    if (last?.version === version && last.fields === key && areSame(last.letters, letters)) return last.found;
    const found = facetsOf(this.columns, letters, fields);
    this.last = { version, fields: key, letters, found };
    return found;
  }
}

const areSame = (a: Uint32Array, b: Uint32Array): boolean =>
  a.length === b.length && a.every((word, i) => word === b[i]);

/** How letters (a bitmap of ordinals) divide by code fields, and the sums of number fields; others are left out. */
export function facetsOf(columns: Columns, letters: Uint32Array, fields: readonly ListField[]): Found {
  const facets: Partial<Record<ListField, Record<string, number>>> = {};
  const totals: Partial<Record<ListField, number>> = {};
  const ordinals = ordinalsOf(columns, letters);
  for (const field of fields) {
    const type = listFields[field];
    if (type === 'number' && field !== 'year') totals[field] = sum(columns[field as NumberColumn], ordinals);
    if (type !== 'code' && type !== 'codes') continue;
    const named = divide(columns, ordinals, field as CodeColumn);
    facets[field] = Object.fromEntries(type === 'codes' ? divided(named) : named);
  }
  return { facets, totals };
}

/** Read once from the bitmap, then gone through by every field: a dozen fields ask for all letters after each search. */
function ordinalsOf(columns: Columns, letters: Uint32Array): Uint32Array {
  const ordinals = new Uint32Array(columns.count);
  let count = 0;
  eachBit(letters, (i) => {
    if (i < columns.count) ordinals[count++] = i;
  });
  return ordinals.subarray(0, count);
}

function divide(columns: Columns, ordinals: Uint32Array, field: CodeColumn): Map<string, number> {
  const counts = new Uint32Array(columns.codes.all().length);
  count(columns[field], ordinals, counts);
  const named = new Map(
    [...counts.entries()].filter(([, n]) => n > 0).map(([code, n]) => [columns.codes.text(code), n]),
  );
  if (field === 'assignee') countHelpers(columns, ordinals, named);
  return named;
}

/** A letter with several codes is counted under each of them, as a filter by that code finds it. */
function divided(sets: ReadonlyMap<string, number>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [set, n] of sets)
    for (const part of set === '' ? [set] : partsOf(set)) counts.set(part, (counts.get(part) ?? 0) + n);
  return counts;
}

/** Whoever helps has the letter too: as many are counted as a filter by that name finds. */
function countHelpers(columns: Columns, ordinals: Uint32Array, named: Map<string, number>): void {
  for (const ordinal of ordinals) {
    const helpers = helpersAt(columns, ordinal);
    if (helpers.length === 0) continue;
    const main = columns.codes.text(columns.assignee[ordinal]!);
    for (const person of new Set(helpers)) if (person !== main) named.set(person, (named.get(person) ?? 0) + 1);
  }
}

function count(codes: Uint16Array, ordinals: Uint32Array, counts: Uint32Array): void {
  for (let at = 0; at < ordinals.length; at++) counts[codes[ordinals[at]!]!]!++;
}

function sum(values: Uint16Array | Uint32Array, ordinals: Uint32Array): number {
  let total = 0;
  for (let at = 0; at < ordinals.length; at++) total += values[ordinals[at]!]!;
  return total;
}
