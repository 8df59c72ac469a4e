import { DeskFailure } from '../../shared/errors';
import type { VaultCalls, VaultInput } from './api';
import type { Handlers, Workplace } from './handlers';
import { Import } from './import';

/** The import under way, part by part; at most one. */
export class ImportDesk {
  private running: Import | null = null;
  private cancelled = false;

  constructor(private readonly place: Workplace) {}

  readonly calls: Handlers<Pick<VaultCalls, 'import.letters'>> = {
    'import.letters': (input) => this.take(input),
  };

  /** Nothing more is taken in: the vault closes. */
  stop(): void {
    this.cancelled = true;
  }

  private async take({ letters, part }: VaultInput<'import.letters'>): Promise<{ imported: number }> {
    const { core } = this.place;
    const { from, total } = part ?? { from: 0, total: letters.length };
    if (from === 0 && !this.running) this.running = new Import(core, this.place.books, total, () => this.cancelled);
    const running = this.running;
    if (!running?.continuesAt(from, total)) throw new DeskFailure('NOT_ALLOWED');
    let last = from + letters.length >= total;
    try {
      return { imported: await running.add(letters) };
    } catch (cause) {
      last = true;
      throw cause;
    } finally {
      if (last && this.running === running) {
        this.running = null;
        running.end();
      }
      core.records.orders.clear();
      this.place.changedLetters();
    }
  }
}
