import { type Bytes, toHex } from '../../shared/bytes';
import { sha256 } from '../../shared/crypto/hash';
import { Directory } from '../../shared/sync/directory';
import type { Entry } from '../../shared/sync/directoryEntry';
import type { Database, Queries } from './database';

/** The directory at one position, and when this center recorded each unit epoch. */
export interface DirectoryState {
  readonly directory: Directory;
  /** Unit id/epoch → ms, by the center's clock: the desk's own time in the entry is not relied upon. */
  readonly epochRecorded: Map<string, number>;
}

/** Weight of one answer in bytes; the desk asks again from where it stands until nothing comes. */
const answerBytes = 4 * 1024 * 1024;
const stale = Symbol('the directory moved on');

/**
 * The directory log in the database, with a verified copy in memory. The copy only saves work: whoever relies on it
 * does so in a transaction that holds the log at the position of the copy, so any number of nodes may share a database.
 */
export class DirectoryLog {
  #state: Promise<DirectoryState> | null = null;
  #catchingUp: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly roots: readonly Bytes[],
  ) {}

  /** The directory as it stands in the database now. */
  current(): Promise<DirectoryState> {
    const next = this.#catchingUp.then(() => this.#catchUp());
    this.#catchingUp = next.catch(() => {
      this.#state = null;
    });
    return next;
  }

  /** Runs `work` in a transaction during which no entry can be added to the log. */
  reading<T>(work: (tx: Queries, state: DirectoryState) => Promise<T>): Promise<T> {
    return this.#holding('SHARE', work);
  }

  /**
   * Verifies an entry and appends it; one that is there already stays where it is.
   * @returns the entry's position, from 1.
   * @throws DeskFailure MALFORMED, DIRECTORY_INVALID
   */
  async add(wire: Bytes, nowMs: number): Promise<number> {
    let applied = false;
    try {
      return await this.#holding('UPDATE', async (tx, state) => {
        const hash = toHex(await sha256(wire));
        const [known] = await tx.query<{ position: number }>('SELECT position FROM directory_log WHERE hash = $1', [
          hash,
        ]);
        if (known) return known.position;
        const entry = await state.directory.apply(wire);
        applied = true;
        note(state, entry, nowMs);
        const { position } = state.directory;
        await tx.query('INSERT INTO directory_log VALUES ($1, $2, $3, $4)', [position, hash, nowMs, wire]);
        await tx.query('UPDATE directory_head SET position = $1', [position]);
        return position;
      });
    } catch (cause) {
      // The copy may be ahead of what was committed: build it anew.
      if (applied) this.#state = null;
      throw cause;
    }
  }

  /** Entries after position `from`, as many as fit into one answer. */
  async entriesAfter(from: number): Promise<Bytes[]> {
    const rows = await this.database.query<{ wire: Bytes }>(
      `SELECT wire FROM (
         SELECT position, wire, sum(octet_length(wire)) OVER (ORDER BY position) AS total
         FROM directory_log WHERE position > $1 ORDER BY position LIMIT 10000) AS run
       WHERE total <= $2 ORDER BY position`,
      [from, answerBytes],
    );
    return rows.map((row) => row.wire);
  }

  async #holding<T>(lock: 'SHARE' | 'UPDATE', work: (tx: Queries, state: DirectoryState) => Promise<T>): Promise<T> {
    for (;;) {
      const state = await this.current();
      const outcome = await this.database.transaction(async (tx) => {
        const [head] = await tx.query<{ position: number }>(`SELECT position FROM directory_head FOR ${lock}`);
        return head!.position === state.directory.position ? { value: await work(tx, state) } : stale;
      });
      if (outcome !== stale) return outcome.value;
    }
  }

  async #catchUp(): Promise<DirectoryState> {
    this.#state ??= Directory.withRoots(this.roots).then((directory) => ({ directory, epochRecorded: new Map() }));
    const state = await this.#state;
    const rows = await this.database.query<{ position: number; recorded_ms: number; wire: Bytes }>(
      'SELECT position, recorded_ms, wire FROM directory_log WHERE position > $1 ORDER BY position',
      [state.directory.position],
    );
    for (const row of rows) {
      // An entry added here may have been applied between the question and its answer.
      if (row.position <= state.directory.position) continue;
      if (row.position !== state.directory.position + 1) throw new Error('the directory log has a gap');
      note(state, await state.directory.apply(row.wire), row.recorded_ms);
    }
    return state;
  }
}

function note(state: DirectoryState, entry: Entry, recordedMs: number): void {
  const { body } = entry;
  if (body.type === 'unit.epoch') state.epochRecorded.set(`${body.unitId}/${body.epoch}`, recordedMs);
}
