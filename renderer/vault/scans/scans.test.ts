import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Bytes, randomBytes } from '../../../shared/bytes';
import { maxScanBytes, scanChunkBytes } from '../../../shared/model/scan';
import { eventually } from '../testing/eventually';
import { type Desk, letter, newDesk } from '../testing/fakes';
import type { Vault } from '../vault';

const told = { name: 'TẬP HUẤN đơn gốc', type: 'application/pdf', pages: 3, level: 'mat' } as const;

let desk: Desk;
let vault: Vault;
let recId: string;

const opened = async (): Promise<Vault> => {
  vault = await desk.open();
  return vault;
};
const value = async <N extends Parameters<Vault['call']>[0]>(name: N, input: never) => {
  const result = await vault.call(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  return result.value as never;
};
const code = async (name: Parameters<Vault['call']>[0], input: unknown): Promise<string> => {
  const result = await vault.call(name, input as never);
  return result.ok ? 'ok' : result.error.code;
};
const calls = {
  list: (of = recId) => value('scan.list', { recId: of } as never) as Promise<ReturnType<Lists>>,
  begin: (bytes: number, of = recId) => value('scan.begin', { recId: of, bytes } as never) as Promise<{ id: string }>,
};
type Lists = import('../api/scans').ScanCalls['scan.list'];

const chunksOf = (bytes: Bytes): Bytes[] =>
  Array.from({ length: Math.ceil(bytes.length / scanChunkBytes) }, (_, i) =>
    bytes.slice(i * scanChunkBytes, (i + 1) * scanChunkBytes),
  );

async function attach(bytes: Bytes, more: { item?: string; thumbnail?: Bytes } = {}, of = recId): Promise<string> {
  const { id } = await calls.begin(bytes.length, of);
  for (const [index, chunk] of chunksOf(bytes).entries()) await value('scan.put', { id, index, bytes: chunk } as never);
  await value('scan.finish', { id, recId: of, ...told, ...more } as never);
  return id;
}

async function readBack(id: string, count: number): Promise<Bytes> {
  await value('scan.open', { recId, id } as never);
  const parts: Bytes[] = [];
  for (let index = 0; index < count; index++) {
    parts.push(((await value('scan.get', { recId, id, index } as never)) as { bytes: Bytes }).bytes);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

beforeEach(async () => {
  desk = newDesk();
  await opened();
  const changes = letter(1);
  recId = ((await value('letter.save', { changes } as never)) as { recId: string }).recId;
});

/** Compared at once: an element-wise matcher takes seconds over megabytes. */
const isSame = (a: Bytes, b: Bytes): boolean => Buffer.from(a.buffer).equals(Buffer.from(b.buffer));

const paper = randomBytes(2 * scanChunkBytes + 12_345);

describe('a scan', () => {
  it('comes back byte for byte, also after a start of the desk', async () => {
    const id = await attach(paper, { thumbnail: new Uint8Array([1, 2, 3]), item: 'don' });
    await vault.close();
    await opened();
    const { scans, bytes } = await calls.list();
    expect(scans).toMatchObject([{ id, ...told, item: 'don', bytes: paper.length, present: true }]);
    expect(bytes).toBe(paper.length);
    expect(isSame(await readBack(id, 3), paper)).toBe(true);
    expect(await value('scan.thumbnail', { recId, id } as never)).toEqual({ bytes: new Uint8Array([1, 2, 3]) });
  });

  it('lies sealed: no frame holds a stretch of it, and the op log tells its key to no screen', async () => {
    const text = new TextEncoder().encode('TẬP HUẤN người tố cáo bí mật '.repeat(40_000)) as Bytes;
    const id = await attach(text);
    const needle = text.slice(0, 24);
    for (const frame of desk.scans.files.get(id)!.frames) {
      expect(Buffer.from(frame).includes(Buffer.from(needle))).toBe(false);
    }
    const detail = await value('letter.get', { recId } as never);
    const history = await value('letter.history', { recId } as never);
    const record = await vault.core.records.load(recId);
    const key = record!.ops.map((op) => op.body[32]).find((item) => typeof item === 'string');
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify([detail, history])).not.toContain(key);
  });

  it('can’t be read before its opening was asked for, nor under another letter', async () => {
    const id = await attach(paper);
    expect(await code('scan.get', { recId, id, index: 0 })).toBe('NOT_ALLOWED');
    const other = ((await value('letter.save', { changes: letter(2) } as never)) as { recId: string }).recId;
    expect(await code('scan.open', { recId: other, id })).toBe('NOT_FOUND');
  });

  it('is found to be on another desk when its bytes are not here', async () => {
    const id = await attach(paper);
    desk.scans.files.clear();
    expect((await calls.list()).scans).toMatchObject([{ id, present: false }]);
    expect(await code('scan.open', { recId, id })).toBe('SCAN_ABSENT');
  });
});

describe('whoever has the disk', () => {
  const frames = (id: string): Bytes[] => desk.scans.files.get(id)!.frames;
  const verdict = async (id: string): Promise<string> => {
    await vault.close();
    await opened();
    const first = await code('scan.open', { recId, id });
    if (first !== 'ok') return first;
    for (const index of [0, 1, 2]) {
      const answer = await code('scan.get', { recId, id, index });
      if (answer !== 'ok') return answer;
    }
    return 'ok';
  };

  it.each([
    ['flips a bit of a chunk', (id: string) => void frames(id)[1]!.set([frames(id)[1]![500]! ^ 1], 500)],
    ['swaps two chunks', (id: string) => void frames(id).splice(0, 2, frames(id)[1]!, frames(id)[0]!)],
    ['drops the last chunk', (id: string) => void frames(id).splice(2, 1)],
    ['drops the list', (id: string) => void frames(id).splice(3, 1)],
    ['repeats a chunk', (id: string) => void frames(id).splice(1, 1, frames(id)[0]!)],
    ['cuts a chunk', (id: string) => void frames(id).splice(2, 1, frames(id)[2]!.slice(0, -1))],
    ['empties the file', (id: string) => void frames(id).splice(0)],
  ])('%s: found', async (_, tamper) => {
    const id = await attach(paper);
    expect(await verdict(id)).toBe('ok');
    tamper(id);
    expect(await verdict(id)).toBe('SCAN_DAMAGED');
  });

  it('puts the whole file of one scan in the place of another: found', async () => {
    const [one, two] = [await attach(paper), await attach(randomBytes(paper.length))];
    desk.scans.files.get(two)!.frames = frames(one);
    expect(await verdict(two)).toBe('SCAN_DAMAGED');
  });
});

describe('what goes wrong on the way in', () => {
  it('a full disk is told, nothing stays, and the same scan goes in once there is room', async () => {
    const { id } = await calls.begin(paper.length);
    const [first, second] = chunksOf(paper);
    await value('scan.put', { id, index: 0, bytes: first } as never);
    desk.scans.refuse = { code: 'DISK_FULL' };
    expect(await code('scan.put', { id, index: 1, bytes: second })).toBe('DISK_FULL');
    expect(desk.scans.files.size).toBe(0);
    desk.scans.refuse = null;
    expect(await code('scan.put', { id, index: 1, bytes: second })).toBe('NOT_FOUND');
    expect(isSame(await readBack(await attach(paper), 3), paper)).toBe(true);
  });

  it('a disk without room for it is told before a byte is written', async () => {
    desk.file.freeBytes = paper.length;
    expect(await code('scan.begin', { recId, bytes: paper.length })).toBe('DISK_FULL');
    expect(desk.scans.files.size).toBe(0);
  });

  it('an event that can’t be saved takes the bytes back', async () => {
    const { id } = await calls.begin(10);
    await value('scan.put', { id, index: 0, bytes: new Uint8Array(10) } as never);
    desk.file.refuse = { code: 'SAVE_FAILED' };
    expect(await code('scan.finish', { id, recId, ...told })).toBe('SAVE_FAILED');
    desk.file.refuse = null;
    expect(desk.scans.files.size).toBe(0);
    expect((await calls.list()).scans).toEqual([]);
  });

  it('a chunk missing, out of turn, too short or too long is refused and nothing is stored', async () => {
    for (const wrong of [
      { index: 1, bytes: paper.slice(0, scanChunkBytes) },
      { index: 0, bytes: paper.slice(0, scanChunkBytes - 1) },
      { index: 0, bytes: paper.slice(0, 10) },
    ]) {
      const { id } = await calls.begin(paper.length);
      expect(await code('scan.put', { id, ...wrong })).toBe('BAD_INPUT');
    }
    const { id } = await calls.begin(paper.length);
    expect(await code('scan.finish', { id, recId, ...told })).toBe('BAD_INPUT');
    expect(desk.scans.files.size).toBe(0);
    expect((await calls.list()).scans).toEqual([]);
  });

  it('cancelling leaves nothing', async () => {
    const { id } = await calls.begin(paper.length);
    await value('scan.put', { id, index: 0, bytes: paper.slice(0, scanChunkBytes) } as never);
    await value('scan.abort', { id } as never);
    expect(desk.scans.files.size).toBe(0);
    expect(await code('scan.finish', { id, recId, ...told })).toBe('NOT_FOUND');
  });

  it('a crash between bytes and event leaves a file that is cleared; one behind the event is kept', async () => {
    const id = await attach(paper);
    const { place } = desk.scans.files.get(id)!;
    desk.scans.files.get(id)!.state = 'new';
    desk.scans.files.set('f'.repeat(32), { place, frames: [], state: 'new' });
    await vault.close();
    await opened();
    expect((await calls.list()).scans).toMatchObject([{ id, present: true }]);
    expect([...desk.scans.files.keys()]).toEqual([id]);
    expect(desk.scans.files.get(id)!.state).toBe('kept');
  });
});

describe('leftovers of a crash', () => {
  it('are cleared at a quiet moment though nobody looks at the letter; a scan that its letter names is kept', async () => {
    const id = await attach(paper);
    const { place } = desk.scans.files.get(id)!;
    desk.scans.files.get(id)!.state = 'new';
    desk.scans.files.set('f'.repeat(32), { place, frames: [paper], state: 'new' });
    const elsewhere = { place: 'e'.repeat(32), frames: [paper], state: 'new' as const };
    desk.scans.files.set('e'.repeat(32), { ...elsewhere });
    await vault.close();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await opened();
      expect(desk.scans.files.has('f'.repeat(32))).toBe(true);
      vi.advanceTimersByTime(60_000);
      await eventually(() => expect(desk.scans.files.has('f'.repeat(32))).toBe(false));
      await eventually(() => expect(desk.scans.files.get(id)!.state).toBe('kept'));
    } finally {
      vi.useRealTimers();
    }
    // Of a letter that this desk does not hold: nobody can say here that it is not named.
    expect(desk.scans.files.get('e'.repeat(32))).toEqual(elsewhere);
  });

  it('are none while a scan is on its way in: what is whole a moment before its event stays', async () => {
    const { id } = await calls.begin(10);
    await value('scan.put', { id, index: 0, bytes: new Uint8Array(10) } as never);
    const finished = desk.scans.finish.bind(desk.scans);
    desk.scans.finish = async (scan) => {
      const answer = await finished(scan);
      await vault.scans.clearLeftovers();
      return answer;
    };
    expect(await code('scan.finish', { id, recId, ...told })).toBe('ok');
    expect((await calls.list()).scans).toMatchObject([{ id, present: true }]);
  });

  it('are none when the event is written while the letter’s files are being listed', async () => {
    const { id } = await calls.begin(10);
    await value('scan.put', { id, index: 0, bytes: new Uint8Array(10) } as never);
    const listed = desk.scans.list.bind(desk.scans);
    let late: Promise<string> | null = null;
    desk.scans.keep = async () => ({ ok: false, error: { code: 'SAVE_FAILED' } });
    desk.scans.list = async (place) => {
      late ??= code('scan.finish', { id, recId, ...told });
      await late;
      return listed(place);
    };
    await calls.list();
    expect(await late).toBe('ok');
    expect(desk.scans.files.has(id)).toBe(true);
  });
});

describe('limits and rights', () => {
  it('a letter takes no more than 200 MB, what is on its way included', async () => {
    expect(await code('scan.begin', { recId, bytes: maxScanBytes + 1 })).toBe('SCAN_TOO_MUCH');
    await calls.begin(maxScanBytes - 100);
    expect(await code('scan.begin', { recId, bytes: 101 })).toBe('SCAN_TOO_MUCH');
    expect(await code('scan.begin', { recId, bytes: 100 })).toBe('ok');
  });

  it('no scan is attached to a deleted letter, and no event without its bytes', async () => {
    const event = { t: 'scan', id: 'a'.repeat(32), bytes: 1, sha256: 'b'.repeat(64), chunks: 1, ...told };
    expect(await code('work.add', { recId, event })).toBe('NOT_ALLOWED');
    await value('letter.delete', { recId, reason: 'thử' } as never);
    expect(await code('scan.begin', { recId, bytes: 1 })).toBe('NOT_ALLOWED');
  });
});

describe('taking a scan off', () => {
  it('needs the scan to stand, keeps its bytes, and is undone with everything', async () => {
    const id = await attach(paper, { item: 'don' });
    const { opId } = (await calls.list()).scans[0]!;
    await value('scan.remove', { recId, scan: opId, reason: 'quét nhầm' } as never);
    expect(await calls.list()).toMatchObject({ scans: [], bytes: 0, removed: [{ id, reason: 'quét nhầm' }] });
    expect(await code('scan.remove', { recId, scan: opId, reason: 'lần nữa' })).toBe('NOT_FOUND');
    await value('scan.restore', { recId, scan: opId } as never);
    expect(await calls.list()).toMatchObject({ scans: [{ id, item: 'don' }], removed: [] });
    await vault.close();
    await opened();
    expect(isSame(await readBack(id, 3), paper)).toBe(true);
    expect(await code('scan.restore', { recId, scan: opId })).toBe('NOT_FOUND');
  });
});

describe('a denunciation', () => {
  it('shows neither a scan, its small picture nor its name until its sender was uncovered, and not after it is covered again', async () => {
    const changes = letter(3, { kind: 'to-cao' });
    recId = ((await value('letter.save', { changes } as never)) as { recId: string }).recId;
    const id = await attach(paper, { thumbnail: new Uint8Array([1]) });
    const answers = async (): Promise<string[]> => [
      await code('scan.open', { recId, id }),
      await code('scan.get', { recId, id, index: 0 }),
      await code('scan.thumbnail', { recId, id }),
    ];
    expect(await answers()).toEqual(['MASKED', 'NOT_ALLOWED', 'MASKED']);
    expect((await calls.list()).scans).toMatchObject([{ name: '' }]);
    await value('letter.unmask', { recId, reason: 'TẬP HUẤN đối chiếu' } as never);
    expect(await answers()).toEqual(['ok', 'ok', 'ok']);
    expect((await calls.list()).scans).toMatchObject([{ name: told.name }]);
    await value('letter.mask', { recId } as never);
    expect(await answers()).toEqual(['MASKED', 'MASKED', 'MASKED']);
  });

  it('has every look at a scan in the access log', async () => {
    const id = await attach(paper);
    await value('scan.open', { recId, id } as never);
    const { entries } = (await value('access.list', { from: 0, count: 10, act: 'view-scan' } as never)) as {
      entries: readonly { recIds: readonly string[] }[];
    };
    expect(entries.map(({ recIds }) => recIds)).toEqual([[recId]]);
  });
});
