import { DeskFailure } from '../../../shared/errors';
import type { ListQuery, ListRow, ListView } from '../api';
import type { VaultCore } from '../core';
import { rowMaker } from './rows';
import { type Selection, select } from './select';

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
    const view = ++this.lastView;
    this.views.set(view, selection);
    if (this.views.size > keptViews) this.views.delete(this.views.keys().next().value!);
    const rows = this.rows(view, 0, Math.min(firstRows, query.rows ?? firstRows));
    this.core.startSearch();
    return { view, total: selection.total, rows, tookMs: performance.now() - started };
  }

  /** @throws DeskFailure STALE_VIEW */
  rows(view: number, from: number, count: number): ListRow[] {
    const selection = this.views.get(view);
    if (!selection) throw new DeskFailure('STALE_VIEW');
    return Array.from(selection.slice(from, count), rowMaker(this.core));
  }

  /** All rows of a query at once, for short lists. */
  async all(query: ListQuery, limit: number): Promise<ListRow[]> {
    return Array.from((await this.selection(query)).slice(0, limit), rowMaker(this.core));
  }

  private async selection(query: ListQuery): Promise<Selection> {
    const { records } = this.core;
    const text = query.text?.trim() ? query.text : null;
    if (text !== null) await this.core.loadSearchNow();
    const found = text === null ? null : records.search.find(text, records.columns.count);
    return select(records.columns, records.orders, query, found);
  }
}
