import { DeskFailure } from '../../../shared/errors';
import type { ListQuery, ListRow, ListView } from '../api';
import type { VaultCore } from '../core';
import { searchFor, type Test } from './conditions';
import { isUnsent, rowMaker } from './rows';
import { keepAll, type Selection, select } from './select';

const firstRows = 100;
const keptViews = 8;

/** Open views: which letters in which order. Rows are made for the window that is asked for. */
export class Lists {
  private readonly views = new Map<number, Selection>();
  private lastView = 0;

  constructor(private readonly core: VaultCore) {}

  async open(query: ListQuery): Promise<ListView> {
    const started = performance.now();
    const selection = await this.selection(query);
    const first = selection.slice(0, Math.min(firstRows, query.rows ?? firstRows));
    const rows = Array.from(first, rowMaker(this.core));
    const view = query.once ? 0 : this.keep(selection);
    this.core.startSearch();
    return { view, total: selection.total, rows, tookMs: performance.now() - started };
  }

  private keep(selection: Selection): number {
    this.views.set(++this.lastView, selection);
    if (this.views.size > keptViews) this.views.delete(this.views.keys().next().value!);
    return this.lastView;
  }

  /** @throws DeskFailure STALE_VIEW */
  rows(view: number, from: number, count: number): ListRow[] {
    return Array.from(this.selected(view).slice(from, count), rowMaker(this.core));
  }

  /** @throws DeskFailure STALE_VIEW */
  ids(view: number, from: number, count: number): string[] {
    const { columns } = this.core.records;
    return Array.from(this.selected(view).slice(from, count), (ordinal) => columns.recId(ordinal));
  }

  /** The letters of a view. @throws DeskFailure STALE_VIEW */
  selected(view: number): Selection {
    const selection = this.views.get(view);
    if (!selection) throw new DeskFailure('STALE_VIEW');
    // What was asked of last is dropped last.
    this.views.delete(view);
    this.views.set(view, selection);
    return selection;
  }

  /** All rows of a query at once, for short lists. */
  async all(query: ListQuery, limit: number): Promise<ListRow[]> {
    return Array.from((await this.selection(query)).slice(0, limit), rowMaker(this.core));
  }

  private async selection(query: ListQuery): Promise<Selection> {
    const { records, dues } = this.core;
    const searches = [query.text ?? '', ...(query.where ?? []).map(searchFor)].filter((text) => text?.trim());
    if (searches.length > 0) await this.core.loadSearchNow();
    dues.settle();
    let found: Uint32Array | null = null;
    for (const text of searches) {
      const bits = records.search.find(text!, records.columns.count, this.core.placeNames());
      if (bits && found) keepAll(found, bits);
      else found ??= bits;
    }
    return select(records.columns, records.orders, query, found, this.special(query));
  }

  private special({ unsentOnly, due, todo }: ListQuery): Test[] {
    const tests: Test[] = [];
    if (unsentOnly) tests.push(isUnsent(this.core));
    if (due) tests.push((i) => this.core.dues.stateOf(i)[due === 'soon' ? 'soon' : 'overdue']);
    if (todo) {
      this.core.todo.settle();
      tests.push((i) => this.core.todo.isIn(i, todo));
    }
    return tests;
  }
}
