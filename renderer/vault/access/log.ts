import { DeskFailure } from '../../../shared/errors';
import type { AccessEvent, AccessWhat } from '../../../shared/model/access';
import { dayOf } from '../../../shared/model/day';
import { fieldNo, recTypes, secrecyLevels } from '../../../shared/model/letter';
import { type Op, opKind, type Value } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { AccessAct } from '../api/access';
import type { NumberBooks } from '../books/numbers';
import type { VaultCore } from '../core';
import { newCopyCode } from './copyCode';
import { CopyNumbers, isNumberedCopy } from './copyNumbers';
import { LogPlaces } from './places';

export interface NewAccess {
  readonly act: AccessAct;
  readonly recIds: readonly string[];
  /** How many letters it shows when they are too many to be named. */
  readonly letters?: number;
  readonly reason?: string;
  readonly what?: AccessWhat;
}

/** What other parts of the vault need of the log. There is no way to switch it off. */
export interface AccessLog {
  /** A letter is being shown: logged beside it. What can't be written is kept, told as an alarm, and tried again. */
  opened(recId: string): void;
  /** Whoever is named in a letter tried to act on it: kept as an opening is, until it is written. */
  barred(recId: string, what: string): void;
  /** Answers when the entry is on disk. @throws DeskFailure LOG_FAILED: what was to be logged must not happen then */
  record(entry: NewAccess): Promise<AccessEvent>;
}

interface Waiting {
  readonly event: AccessEvent;
  /** Absent for an opening, which is kept until it is written. */
  readonly settle?: { readonly resolve: (event: AccessEvent) => void; readonly reject: (cause: unknown) => void };
}

/** It goes into the register of outgoing secret papers. */
const isSecretCopy = ({ act, what }: AccessEvent): boolean =>
  (act === 'print' || act === 'export' || act === 'copy') && secrecyLevels.some((level) => level === what?.level);

/** Looking at a letter again within this time is still the same opening. */
const sameOpeningMs = 15 * 60_000;
const mostRemembered = 4096;
const retryMs = 5_000;

/** The access log's writing end: whatever comes while a row is being written goes into the next one together. */
export class AccessWriter implements AccessLog {
  private readonly places: LogPlaces;
  private readonly copies: CopyNumbers;
  private readonly seen = new Map<string, number>();
  private waiting: Waiting[] = [];
  private writing: Promise<void> = Promise.resolve();
  private isWriting = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private alarmed = false;

  constructor(
    private readonly core: VaultCore,
    private readonly books: NumberBooks,
    private readonly onWritten: () => void,
  ) {
    this.places = new LogPlaces(core);
    this.copies = new CopyNumbers(core);
  }

  opened(recId: string): void {
    const now = this.core.ports.now();
    const before = this.seen.get(recId);
    this.seen.delete(recId);
    this.seen.set(recId, now);
    if (this.seen.size > mostRemembered) this.seen.delete(this.seen.keys().next().value!);
    if (before !== undefined && now - before < sameOpeningMs) return;
    this.waiting.push({ event: { act: 'open', atMs: now, recs: [recId] } });
    void this.flush();
  }

  barred(recId: string, what: string): void {
    this.waiting.push({ event: { act: 'barred', atMs: this.core.ports.now(), recs: [recId], reason: what } });
    void this.flush();
  }

  record({ act, recIds, letters, reason, what }: NewAccess): Promise<AccessEvent> {
    const event: AccessEvent = {
      act,
      atMs: this.core.ports.now(),
      recs: [...recIds],
      ...(letters === undefined ? {} : { letters }),
      ...(reason === undefined ? {} : { reason }),
      ...(what === undefined ? {} : { what, code: newCopyCode() }),
    };
    return new Promise((resolve, reject) => {
      this.waiting.push({ event, settle: { resolve, reject } });
      void this.flush();
    });
  }

  /** Writes what waits, once more; the vault is being closed. */
  async close(): Promise<void> {
    clearTimeout(this.retry);
    await this.flush();
    clearTimeout(this.retry);
  }

  private flush(): Promise<void> {
    if (!this.isWriting) {
      this.isWriting = true;
      this.writing = this.writeAll();
    }
    return this.writing;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.nextGroup();
      let written: readonly AccessEvent[];
      try {
        written = await this.write(group.map(({ event }) => event));
      } catch (cause) {
        this.isWriting = false;
        this.failed(group, cause);
        return;
      }
      this.alarmed = false;
      for (const [i, { settle }] of group.entries()) settle?.resolve(written[i]!);
      this.onWritten();
    }
    this.isWriting = false;
  }

  /** What waits, up to the first that takes a number of the register of secret papers or one for its copies. */
  private nextGroup(): Waiting[] {
    const numbered = this.waiting.findIndex(({ event }) => isSecretCopy(event) || isNumberedCopy(event));
    return this.waiting.splice(0, numbered < 0 ? this.waiting.length : numbered + 1);
  }

  /** Answers the events as they were written. */
  private async write(events: readonly AccessEvent[]): Promise<readonly AccessEvent[]> {
    const { core, books } = this;
    const { unitId, account } = acting(core);
    const recId = await this.places.next(events[0]!.atMs);
    const last = { ...events.at(-1)! };
    if (isNumberedCopy(last)) last.firstCopy = await this.copies.next(last);
    const secrets = isSecretCopy(last) ? books.secretsBook() : null;
    const book = secrets && (await books.open(secrets.code, Number(dayOf(last.atMs).slice(0, 4))));
    const spare = core.newOpId();
    const op: Op = {
      kind: opKind.append,
      opId: core.newOpId(),
      recType: recTypes.log,
      recId,
      base: {},
      body: {},
      actor: account,
    };
    let written = [...events.slice(0, -1), last];
    await core.append({
      // Named records never share a transaction with each other; the log is only ever added to, so it may.
      recIds: book ? [book.recId] : [],
      make: async () => {
        const drawn = book && (await books.draw(book, spare));
        if (drawn) written = [...written.slice(0, -1), { ...last, number: drawn.number, numberText: drawn.text }];
        const body = { [fieldNo.access]: written as unknown as Value };
        return { kind: 'ops', groups: [{ unitId, ops: [...(drawn?.ops ?? []), { ...op, body }] }] };
      },
    });
    return written;
  }

  /** Openings wait for the next try; whoever waits for an answer is refused. */
  private failed(group: readonly Waiting[], cause: unknown): void {
    this.places.forget();
    this.waiting = [...group.filter(({ settle }) => !settle), ...this.waiting];
    for (const { settle } of group) settle?.reject(new DeskFailure('LOG_FAILED'));
    if (this.core.db.isOpen() && !this.alarmed) this.core.emit('alarm', { error: { code: 'LOG_FAILED' } });
    this.alarmed = true;
    clearTimeout(this.retry);
    if (this.waiting.length > 0) this.retry = setTimeout(() => void this.flush(), retryMs);
    if (!(cause instanceof DeskFailure)) throw cause;
  }
}
