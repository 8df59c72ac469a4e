import { DeskFailure } from '../../shared/errors';
import type { VaultCore } from './core';
import { fold } from './fold';

/** Rows or records after which folding is due, and the quiet that it waits for. */
const rowsBeforeFold = 64;
const recordsBeforeFold = 512;
const quietMs = 20_000;
const briefQuietMs = 1_500;

/** Folds when the officer pauses: soon when much has gathered, later when little has. */
export class IdleFold {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly core: VaultCore) {}

  /** Something was saved. */
  touch(): void {
    clearTimeout(this.timer);
    const waiting = this.core.journal.last - this.core.foldedUpTo;
    if (waiting === 0 && this.core.dues.toWrite.size === 0) return;
    const much = waiting >= rowsBeforeFold || this.core.records.unfolded >= recordsBeforeFold;
    this.timer = setTimeout(() => void foldBeside(this.core), much ? briefQuietMs : quietMs);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

/** Folds while nobody waits for it; a failure is told as an alarm. */
export async function foldBeside(core: VaultCore): Promise<void> {
  try {
    await fold(core);
  } catch (cause) {
    // Closed meanwhile: the journal holds everything, and the next opening folds it.
    if (!core.db.isOpen()) return;
    if (!(cause instanceof DeskFailure)) throw cause;
    // The rows are safe in the journal; the officer must know why they stay there.
    if (cause.error.code === 'VAULT_DAMAGED') await core.reportDamage(cause.error);
    else core.emit('alarm', { error: cause.error });
  }
}
