import { type Bytes, toHex } from '../../../shared/bytes';
import { DeskFailure, unwrap } from '../../../shared/errors';
import { fieldNo } from '../../../shared/model/letter';
import { maxScanBytes } from '../../../shared/model/scan';
import { workEventSchemas } from '../../../shared/model/work';
import { project } from '../../../shared/sync/merge';
import type { ScanFinish, ScanList, ScanView } from '../api/scans';
import type { Workplace } from '../handlers';
import { appendWork } from '../letter/acts';
import { existing, mayChange } from '../letter/change';
import { letterDetail } from '../letter/detail';
import { flag } from '../records/columns';
import { nextTurn } from '../turns';
import { caseFacts } from '../work/facts';
import { refuseOwn } from '../work/ownPart';
import { type HeldScan, keyOf, loadScans } from './held';
import { Reading } from './reading';
import { Sealing } from './sealing';
import type { ScanStore } from './store';

/** What a disk must have left beside a scan, so that letters can still be saved. */
const spareBytes = 64 * 1024 * 1024;
const readingsKept = 8;
/** Behind the opening, when the first lists are shown. */
const quietMs = 30_000;
/** Letters after which others get their turn. */
const turnAfter = 256;

/** The scans of all letters: on their way in, being looked at, taken off and put back. */
export class ScanDesk {
  private readonly coming = new Map<string, Sealing>();
  private readonly reading = new Map<string, Promise<Reading>>();
  /** Scans whose opening was let through. */
  private readonly opened = new Set<string>();

  private stopped = false;
  private readonly timer: ReturnType<typeof setTimeout>;

  constructor(private readonly place: Workplace) {
    this.timer = setTimeout(() => void this.clearLeftoversBeside(), quietMs);
  }

  async list(recId: string): Promise<ScanList> {
    const { scans, here } = await this.settled(recId);
    const covered = await this.isCovered(recId);
    const shown = (scan: HeldScan): ScanView => viewOf(scan, here.has(scan.event.id), covered);
    const standing = scans.filter(({ removal }) => removal === null);
    return {
      scans: standing.map(shown),
      removed: scans.flatMap((scan) =>
        scan.removal
          ? [
              {
                ...shown(scan),
                removedBy: scan.removal.entry.by,
                removedMs: scan.removal.entry.atMs,
                reason: scan.removal.reason,
              },
            ]
          : [],
      ),
      bytes: sumOf(standing),
      maxBytes: maxScanBytes,
    };
  }

  async begin(recId: string, bytes: number): Promise<{ id: string }> {
    await mayChange(this.core, recId);
    const { scans } = await loadScans(this.core, recId);
    const coming = [...this.coming.values()].filter(({ scan }) => scan.recId === recId);
    const total =
      sumOf(scans.filter(({ removal }) => removal === null)) +
      coming.reduce((sum, { scan }) => sum + scan.bytes, 0) +
      bytes;
    if (total > maxScanBytes) throw tooMuch();
    const { freeBytes } = unwrap(await this.core.ports.files.status());
    if (freeBytes < bytes + spareBytes) throw new DeskFailure('DISK_FULL');
    const sealing = await Sealing.begin(this.store, recId, await this.core.sealers.scanPlace(recId), bytes);
    this.coming.set(sealing.scan.id, sealing);
    return { id: sealing.scan.id };
  }

  async put(id: string, index: number, bytes: Bytes): Promise<{ written: number }> {
    const sealing = this.comingOf(id);
    return { written: await this.clearingOnFailure(sealing, sealing.put(index, bytes)) };
  }

  /** The event is appended once all bytes are on the disk; when it can't be, the bytes go again. */
  async finish(input: ScanFinish): Promise<{ opId: string }> {
    const { id, recId, name, type, pages, level, item, thumbnail } = input;
    const sealing = this.comingOf(id);
    const { scan, at } = sealing;
    if (scan.recId !== recId) throw new DeskFailure('NOT_FOUND');
    const work = async (): Promise<string> => {
      const { key, chunks, sha256 } = await sealing.finish(thumbnail ?? new Uint8Array(0));
      const event = workEventSchemas.scan.parse({
        t: 'scan',
        id,
        name,
        type,
        bytes: scan.bytes,
        sha256,
        pages,
        chunks,
        level,
        ...(item === undefined ? {} : { item }),
      });
      return appendWork(this.core, recId, event, undefined, () => undefined, { [fieldNo.scanKey]: key });
    };
    let opId: string;
    try {
      opId = await this.clearingOnFailure(sealing, work());
    } catch (cause) {
      await this.store.drop(at);
      throw cause;
    }
    this.coming.delete(id);
    // A file that could not be renamed now is renamed when the letter's scans are listed next.
    await this.store.keep(at);
    this.place.changedLetters();
    return { opId };
  }

  async abort(id: string): Promise<Record<never, never>> {
    const sealing = this.coming.get(id);
    this.coming.delete(id);
    await sealing?.abort();
    return {};
  }

  async open(recId: string, id: string): Promise<Record<never, never>> {
    if (await this.isCovered(recId)) await this.refuseWhoIsNamed(recId);
    await this.refuseCovered(recId);
    await this.readingOf(recId, id);
    await this.place.access.record({ act: 'view-scan', recIds: [recId] });
    this.opened.add(id);
    return {};
  }

  async get(recId: string, id: string, index: number): Promise<{ bytes: Bytes }> {
    if (!this.opened.has(id)) throw new DeskFailure('NOT_ALLOWED');
    await this.refuseCovered(recId);
    return { bytes: await (await this.readingOf(recId, id)).chunk(index) };
  }

  async thumbnail(recId: string, id: string): Promise<{ bytes: Bytes }> {
    await this.refuseCovered(recId);
    return { bytes: (await this.readingOf(recId, id)).thumbnail };
  }

  async remove(recId: string, scan: string, reason: string): Promise<Record<never, never>> {
    const { scans } = await loadScans(this.core, recId);
    if (!scans.some(({ entry, removal }) => entry.opId === scan && removal === null))
      throw new DeskFailure('NOT_FOUND');
    const event = workEventSchemas.unscan.parse({ t: 'unscan', scan, reason });
    await appendWork(this.core, recId, event, undefined, () => undefined);
    this.place.changedLetters();
    return {};
  }

  /** Appends the same event with the same key once more. */
  async restore(recId: string, scan: string): Promise<Record<never, never>> {
    const { view, scans } = await loadScans(this.core, recId);
    const held = scans.find(({ entry, removal }) => entry.opId === scan && removal !== null);
    if (!held) throw new DeskFailure('NOT_FOUND');
    const total = sumOf(scans.filter(({ removal }) => removal === null)) + held.event.bytes;
    if (total > maxScanBytes) throw tooMuch();
    const secret = { [fieldNo.scanKey]: toHex(keyOf(view, scan)) };
    await appendWork(this.core, recId, held.event, undefined, () => undefined, secret);
    this.place.changedLetters();
    return {};
  }

  /** The worker is about to end: nothing half-written stays. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const sealings = [...this.coming.values()];
    this.coming.clear();
    await Promise.all(sealings.map((sealing) => sealing.abort().catch(ignoreFailure)));
  }

  /** Nobody waits for it: what can't be cleared now is tried at the next opening. */
  private async clearLeftoversBeside(): Promise<void> {
    try {
      await this.clearLeftovers();
    } catch (cause) {
      if (this.core.db.isOpen()) ignoreFailure(cause);
    }
  }

  private get core() {
    return this.place.core;
  }

  private get store(): ScanStore {
    return this.core.ports.scans;
  }

  /** True while the letter's denouncer is covered: a scan shows who he is. */
  private async isCovered(recId: string): Promise<boolean> {
    return (await letterDetail(this.place, recId)).masked;
  }

  /** Uncovering is no way for him: he is told so. @throws DeskFailure CONFLICT_OF_INTEREST */
  private async refuseWhoIsNamed(recId: string): Promise<void> {
    const { ops } = await existing(this.core, recId);
    refuseOwn(this.place, caseFacts(project(ops), ops));
  }

  private async refuseCovered(recId: string): Promise<void> {
    if (await this.isCovered(recId)) throw new DeskFailure('MASKED');
  }

  private comingOf(id: string): Sealing {
    const sealing = this.coming.get(id);
    if (!sealing) throw new DeskFailure('NOT_FOUND');
    return sealing;
  }

  /** What fails on its way in is cleared away whole. */
  private async clearingOnFailure<T>(sealing: Sealing, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (cause) {
      this.coming.delete(sealing.scan.id);
      await sealing.abort().catch(ignoreFailure);
      throw cause;
    }
  }

  /** An open scan of the letter; the last few stay open. @throws DeskFailure NOT_FOUND, SCAN_ABSENT, SCAN_DAMAGED */
  private async readingOf(recId: string, id: string): Promise<Reading> {
    const key = `${recId}/${id}`;
    const known = this.reading.get(key);
    if (known) return known;
    const opening = this.openReading(recId, id);
    if (this.reading.size >= readingsKept) this.reading.delete(this.reading.keys().next().value!);
    this.reading.set(key, opening);
    opening.catch(() => this.reading.delete(key));
    return opening;
  }

  private async openReading(recId: string, id: string): Promise<Reading> {
    const { view, scans } = await loadScans(this.core, recId);
    const held = scans.find(({ event }) => event.id === id);
    if (!held) throw new DeskFailure('NOT_FOUND');
    const at = { place: await this.core.sealers.scanPlace(recId), id };
    return Reading.open(this.store, at, recId, held.event, keyOf(view, held.entry.opId));
  }

  /**
   * Settles every letter's files that a crash left whole but unnamed, without waiting for the letter to be looked at.
   * Which letter a file belongs to is found by trying: only its place says so, and only this way round. Files of no
   * letter that this desk holds stay.
   * @throws DeskFailure SAVE_FAILED, VAULT_DAMAGED
   */
  async clearLeftovers(): Promise<void> {
    const places = new Set(unwrap(await this.store.unsettled()).scans.map(({ place }) => place));
    const { columns } = this.core.records;
    for (let ordinal = columns.count - 1; ordinal >= 0 && places.size > 0 && !this.stopped; ordinal--) {
      if ((columns.flags[ordinal]! & flag.notALetter) !== 0) continue;
      const recId = columns.recId(ordinal);
      if (places.delete(await this.core.sealers.scanPlace(recId))) await this.settled(recId);
      if (ordinal % turnAfter === 0) await nextTurn();
    }
  }

  /**
   * The letter's scans, and which of them are on this desk. A file that is whole but was not yet named as kept is settled
   * here: a crash may have come between the event and its renaming, or before the event. The letter is read behind its
   * files: an event that is written meanwhile is seen.
   */
  private async settled(recId: string): Promise<{ scans: readonly HeldScan[]; here: ReadonlySet<string> }> {
    const place = await this.core.sealers.scanPlace(recId);
    const files = unwrap(await this.store.list(place)).scans;
    const coming = new Set(this.coming.keys());
    const { scans } = await loadScans(this.core, recId);
    const named = new Set(scans.map(({ event }) => event.id));
    for (const { id, kept } of files) {
      if (kept || coming.has(id)) continue;
      if (named.has(id)) await this.store.keep({ place, id });
      else await this.store.drop({ place, id });
    }
    return { scans, here: new Set(files.map(({ id }) => id)) };
  }
}

const ignoreFailure = (cause: unknown): void => {
  // The failure that led here is the one to be told; main clears the rest at its next start.
  if (!(cause instanceof DeskFailure)) throw cause;
};

const tooMuch = (): DeskFailure => new DeskFailure('SCAN_TOO_MUCH', { maxMb: maxScanBytes / 1024 / 1024 });

const sumOf = (scans: readonly HeldScan[]): number => scans.reduce((sum, { event }) => sum + event.bytes, 0);

const viewOf = ({ entry, event }: HeldScan, present: boolean, covered: boolean): ScanView => ({
  opId: entry.opId,
  id: event.id,
  name: covered ? '' : event.name,
  type: event.type,
  bytes: event.bytes,
  pages: event.pages,
  level: event.level,
  item: event.item ?? null,
  by: entry.by,
  atMs: entry.atMs,
  present,
});
