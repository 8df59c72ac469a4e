import { DeskFailure } from '../../shared/errors';
import type { VaultCalls, VaultInput, VaultOutput } from './api';
import { closedPeriods } from './books/close';
import { importsToLink, linkImport } from './bulk/importLinks';
import type { Handlers, Workplace } from './handlers';
import { Import } from './import';

/** Behind the opening, when the first lists are shown. */
const quietMs = 30_000;

/** The import under way, part by part; at most one. */
export class ImportDesk {
  private running: Import | null = null;
  private cancelled = false;

  private readonly timer: ReturnType<typeof setTimeout>;

  constructor(private readonly place: Workplace) {
    this.timer = setTimeout(() => void this.finishLinksBeside(), quietMs);
  }

  readonly calls: Handlers<Pick<VaultCalls, 'import.letters' | 'import.link' | 'import.closed'>> = {
    'import.letters': (input) => this.take(input),
    'import.link': ({ importId }) => this.link(importId),
    'import.closed': ({ days }) => closedPeriods(this.place, days),
  };

  /** Nothing more is taken in: the vault closes. */
  stop(): void {
    this.cancelled = true;
    clearTimeout(this.timer);
  }

  /** Takes no more letters into the import under way; what is being written is finished. */
  cancel(): void {
    this.running?.cancel();
  }

  /** Makes the links that imports of this desk still owe: the desk was ended while they were made. */
  async finishLinks(): Promise<void> {
    for (const importId of await importsToLink(this.place.core)) {
      if (this.cancelled) return;
      if (importId !== this.running?.importId) await this.link(importId);
    }
  }

  private async finishLinksBeside(): Promise<void> {
    try {
      await this.finishLinks();
    } catch (cause) {
      // What can't be linked now is linked after the next opening; a damaged store is told by whoever looks at it.
      if (this.place.core.db.isOpen() && !(cause instanceof DeskFailure)) throw cause;
    }
  }

  private async link(importId: string): Promise<VaultOutput<'import.link'>> {
    try {
      return await linkImport(this.place.core, importId, () => this.cancelled);
    } finally {
      this.place.changedLetters();
    }
  }

  private async take({
    letters,
    part,
    name,
    links = [],
    past,
    correction,
  }: VaultInput<'import.letters'>): Promise<VaultOutput<'import.letters'>> {
    const { core } = this.place;
    const { from, total } = part ?? { from: 0, total: letters.length };
    if (from === 0 && !this.running) this.running = new Import(this.place, total, name ?? '', () => this.cancelled);
    const running = this.running;
    if (!running?.continuesAt(from, total)) throw new DeskFailure('NOT_ALLOWED');
    let last = from + letters.length >= total;
    try {
      return { imported: await running.add({ letters, links, past, correction }), importId: running.importId };
    } catch (cause) {
      last = true;
      throw cause;
    } finally {
      if (last && this.running === running) {
        this.running = null;
        await running.end();
      }
      core.records.orders.clear();
      this.place.changedLetters();
    }
  }
}
