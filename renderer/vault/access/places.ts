import { dayOf } from '../../../shared/model/day';
import { acting } from '../acting';
import type { VaultCore } from '../core';
import { logRecId } from '../records/derived';

/** Rows of the log in one record; a busy day takes several, so that adding a line never costs more than that. */
const rowsPerRecord = 256;

interface Place {
  readonly day: string;
  readonly deskId: string;
  readonly part: number;
  readonly recId: string;
  readonly rows: number;
}

/** Where the next line of the log goes: one record per desk and day, or a few. Reads at most one of them per session. */
export class LogPlaces {
  private place: Place | null = null;

  constructor(private readonly core: VaultCore) {}

  /** Record for a line of this moment. One caller at a time. */
  async next(atMs: number): Promise<string> {
    const { deskId } = acting(this.core);
    const day = dayOf(atMs);
    let place = this.place;
    if (place?.day !== day || place.deskId !== deskId) place = await this.find(deskId, day);
    if (place.rows >= rowsPerRecord) place = await this.at(deskId, day, place.part + 1, 0);
    this.place = { ...place, rows: place.rows + 1 };
    return place.recId;
  }

  /** The line was not written. */
  forget(): void {
    this.place = null;
  }

  private async find(deskId: string, day: string): Promise<Place> {
    const { records } = this.core;
    let last = await this.at(deskId, day, 0, 0);
    for (let next = last; records.columns.find(next.recId) >= 0; next = await this.at(deskId, day, next.part + 1, 0)) {
      last = next;
    }
    const record = await records.load(last.recId);
    return { ...last, rows: record?.ops.length ?? 0 };
  }

  private async at(deskId: string, day: string, part: number, rows: number): Promise<Place> {
    return { day, deskId, part, rows, recId: await logRecId(deskId, day, part) };
  }
}
