import type { Bytes } from '../../../shared/bytes';
import { type DeskError, fail, ok } from '../../../shared/errors';
import type { ScanPlace, ScanStore } from '../scans/store';

interface Kept {
  readonly place: string;
  frames: Bytes[];
  state: 'part' | 'new' | 'kept';
}

/** Main's store of sealed scans in memory, with its rules, and a disk that can be made to refuse. */
export class MemoryScans implements ScanStore {
  readonly files = new Map<string, Kept>();
  /** Answered by the next writes until cleared. */
  refuse: DeskError | null = null;
  refuseFinish: DeskError | null = null;

  async begin({ place, id }: ScanPlace) {
    if (this.files.has(id)) return fail('NOT_ALLOWED');
    this.files.set(id, { place, frames: [], state: 'part' });
    return ok({});
  }

  async write(id: string, index: number, bytes: Bytes) {
    const file = this.files.get(id);
    if (this.refuse) {
      this.files.delete(id);
      return { ok: false as const, error: this.refuse };
    }
    if (file?.state !== 'part') return fail('NOT_FOUND');
    if (index !== file.frames.length) return fail('BAD_INPUT');
    file.frames.push(bytes.slice());
    return ok({});
  }

  async finish(id: string) {
    const file = this.files.get(id);
    if (this.refuseFinish) {
      this.files.delete(id);
      return { ok: false as const, error: this.refuseFinish };
    }
    if (file?.state !== 'part') return fail('NOT_FOUND');
    file.state = 'new';
    return ok({});
  }

  async abort(id: string) {
    if (this.files.get(id)?.state === 'part') this.files.delete(id);
    return ok({});
  }

  async keep({ id }: ScanPlace) {
    const file = this.files.get(id);
    if (!file) return fail('NOT_FOUND');
    file.state = 'kept';
    return ok({});
  }

  async read({ place, id }: ScanPlace, index: number) {
    const file = this.files.get(id);
    if (!file || file.place !== place) return fail('SCAN_ABSENT');
    const bytes = file.frames[index];
    return bytes ? ok({ bytes: bytes.slice() }) : fail('SCAN_DAMAGED');
  }

  async list(place: string) {
    const found = [...this.files].filter(([, file]) => file.place === place && file.state !== 'part');
    return ok({ scans: found.map(([id, { state }]) => ({ id, kept: state === 'kept' })) });
  }

  async unsettled() {
    const found = [...this.files].filter(([, file]) => file.state === 'new');
    return ok({ scans: found.map(([id, { place }]) => ({ place, id })) });
  }

  async drop({ id }: ScanPlace) {
    if (this.files.get(id)?.state !== 'part') this.files.delete(id);
    return ok({});
  }
}
