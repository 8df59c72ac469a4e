import type { Bytes } from '../../../shared/bytes';
import { DeskFailure, unwrap } from '../../../shared/errors';
import type { Setup } from '../../../shared/setup';
import { Directory } from '../../../shared/sync/directory';
import { entryStatement, maxEntryBytes, type NewBody, writeEntry } from '../../../shared/sync/directoryEntry';
import { parseList } from '../../../shared/sync/protocol';
import { directoryFacts } from './facts';
import type { SyncPorts } from './ports';
import type { SyncState } from './state';

/** Most entries that one answer may hold. */
const maxEntries = 100_000;

/**
 * Keeps this desk's own verified copy of the directory: from the roots pinned at set-up, through the entries that came
 * with the set-up file, to what the center hands out. Entries that do not verify are never taken in.
 */
export class DirectoryKeeper {
  /** Set when entries were taken in but could not be written down: memory is ahead of the disk. */
  #ahead = false;

  private constructor(
    private readonly setup: Setup,
    private readonly state: SyncState,
    private readonly ports: SyncPorts,
    private verified: Directory,
  ) {}

  /** Replays the entries kept in the vault, then those of the set-up file that the vault has not yet. */
  static async open(setup: Setup, state: SyncState, ports: SyncPorts): Promise<DirectoryKeeper> {
    const keeper = new DirectoryKeeper(setup, state, ports, await replay(setup, state));
    const installed = parseList(setup.directory, maxEntries, maxEntryBytes);
    await keeper.#take(installed.slice(keeper.directory.position));
    return keeper;
  }

  get directory(): Directory {
    return this.verified;
  }

  /** Brings in what the center has beyond ours, page by page. @throws DeskFailure DIRECTORY_INVALID, OFFLINE, … */
  async refresh(): Promise<void> {
    if (this.#ahead) {
      this.verified = await replay(this.setup, this.state);
      this.#ahead = false;
    }
    for (;;) {
      const { bytes } = unwrap(await this.ports.center.directory(this.directory.position));
      const wires = parseList(bytes, maxEntries, maxEntryBytes);
      if (wires.length === 0) return;
      await this.#take(wires);
    }
  }

  /**
   * Has the token sign an entry of this desk and gives it to the center; ours follows by refresh.
   * @throws DeskFailure CENTER_REFUSED when the center does not take it: a race, not a lie, so no alarm.
   */
  async publish(purpose: 'desk' | 'epoch', body: NewBody): Promise<void> {
    const { position, head } = this.directory;
    const statement = entryStatement(body, { seen: { position, head } }, this.ports.now());
    const { signature, certificate } = unwrap(await this.ports.token.sign(purpose, statement));
    const added = await this.ports.center.appendDirectory(writeEntry(statement, signature, certificate.der));
    await this.refresh();
    if (!added.ok && added.error.code === 'DIRECTORY_INVALID')
      throw new DeskFailure('CENTER_REFUSED', added.error.params);
    unwrap(added);
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
      // What was verified before a bad entry stands on its own and is kept.
      if (taken.length > 0) await this.#keep(taken);
    }
  }

  async #keep(taken: readonly Bytes[]): Promise<void> {
    this.#ahead = true;
    await this.ports.store.append('directory', directoryFacts(taken));
    this.#ahead = false;
  }
}

/**
 * The directory from what the vault keeps. An entry that does not fit is passed over: the center is asked for it again,
 * and letters open whatever happened to the directory.
 */
async function replay(setup: Setup, state: SyncState): Promise<Directory> {
  const directory = await Directory.withRoots(setup.roots);
  for (const wire of state.directory) {
    try {
      await directory.applyKnown(wire);
    } catch (cause) {
      if (!(cause instanceof DeskFailure)) throw cause;
    }
  }
  return directory;
}
