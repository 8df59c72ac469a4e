import { DeskFailure } from '../../shared/errors';
import type { VaultCalls, VaultInput, VaultOutput } from './api';
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

  /** Takes no more letters into the import under way; what is being written is finished. */
  cancel(): void {
    this.running?.cancel();
  }

  private async take({ letters, part, name }: VaultInput<'import.letters'>): Promise<VaultOutput<'import.letters'>> {
    const { core } = this.place;
    const { from, total } = part ?? { from: 0, total: letters.length };
    if (from === 0 && !this.running)
      this.running = new Import(core, this.place.books, total, name ?? '', () => this.cancelled);
    const running = this.running;
    if (!running?.continuesAt(from, total)) throw new DeskFailure('NOT_ALLOWED');
    let last = from + letters.length >= total;
    try {
      return { imported: await running.add(letters), importId: running.importId };
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
