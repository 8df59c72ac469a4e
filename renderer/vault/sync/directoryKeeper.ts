import type { Bytes } from '../../../shared/bytes';
import { DeskFailure, unwrap } from '../../../shared/errors';
import type { Setup } from '../../../shared/setup';
import { Directory } from '../../../shared/sync/directory';
import { entryStatement, maxEntryBytes, type NewBody, writeEntry } from '../../../shared/sync/directoryEntry';
import { parseList } from '../../../shared/sync/protocol';
import type { SyncPorts } from './ports';
import { directoryFacts, type SyncState } from './state';

/** Most entries that one answer may hold. */
const maxEntries = 100_000;

/**
 * Keeps this desk's own verified copy of the directory: from the roots pinned at set-up, through the entries that came
 * with the set-up file, to what the center hands out. Entries that do not verify are never taken in.
 */
export class DirectoryKeeper {
  private constructor(
    readonly directory: Directory,
    private readonly ports: SyncPorts,
  ) {}

  /** Replays the entries kept in the vault, then those of the set-up file that the vault has not yet. */
  static async open(setup: Setup, state: SyncState, ports: SyncPorts): Promise<DirectoryKeeper> {
    const directory = await Directory.withRoots(setup.roots);
    for (const wire of state.directory) await directory.applyKnown(wire);
    const keeper = new DirectoryKeeper(directory, ports);
    const installed = parseList(setup.directory, maxEntries, maxEntryBytes);
    await keeper.#take(installed.slice(directory.position));
    return keeper;
  }

  /** Brings in what the center has beyond ours, page by page. @throws DeskFailure DIRECTORY_INVALID, OFFLINE, … */
  async refresh(): Promise<void> {
    for (;;) {
      const { bytes } = unwrap(await this.ports.center.directory(this.directory.position));
      const wires = parseList(bytes, maxEntries, maxEntryBytes);
      if (wires.length === 0) return;
      await this.#take(wires);
    }
  }

  /** Has the token sign an entry of this desk and gives it to the center; ours follows by refresh. */
  async publish(purpose: 'desk' | 'epoch', body: NewBody): Promise<void> {
    const { position, head } = this.directory;
    const statement = entryStatement(body, { seen: { position, head } }, this.ports.now());
    const { signature, certificate } = unwrap(await this.ports.token.sign(purpose, statement));
    unwrap(await this.ports.center.appendDirectory(writeEntry(statement, signature, certificate.der)));
    await this.refresh();
  }

  /** Takes entries in order up to the first that does not verify. */
  async #take(wires: readonly Bytes[]): Promise<void> {
    const taken: Bytes[] = [];
    try {
      for (const wire of wires) {
        await this.directory.apply(wire);
        taken.push(wire);
      }
    } catch (cause) {
      if (cause instanceof DeskFailure && cause.error.code === 'MALFORMED') {
        throw new DeskFailure('DIRECTORY_INVALID', { why: 'malformed' });
      }
      throw cause;
    } finally {
      // What was verified before the bad entry stands on its own and is kept.
      if (taken.length > 0) await this.ports.store.append('directory', directoryFacts(taken));
    }
  }
}
