import { type Bytes, fromHex, randomId } from '../../../shared/bytes';
import { importSecret } from '../../../shared/crypto/hkdf';
import { type DeskError, fail, ok } from '../../../shared/errors';
import type { Letter } from '../../../shared/model/letter';
import type { Emit } from '../core';
import type { DirectoryLookup, FileCopy, SealedRow } from '../ports';
import type { Summary } from '../records/summary';
import { noWork } from '../records/tally';
import { noSync, type SyncFacts } from '../sync-facts';
import { Vault } from '../vault';
import { MemoryScans } from './memory-scans';

/** The file copy in memory, with the numbering rules of the real one, and a disk that can be made to refuse. */
export class MemoryFile implements FileCopy {
  rows: SealedRow[] = [];
  /** Answered by the next appends until cleared. */
  refuse: DeskError | null = null;
  refuseRetract: DeskError | null = null;
  /** What its disk has left. */
  freeBytes = 1e9;
  #appendsLeft = Number.POSITIVE_INFINITY;

  /** The disk is full after so many more appends; the answer gives it room again. */
  fullAfter(appends: number): () => void {
    this.#appendsLeft = appends;
    return () => {
      this.#appendsLeft = Number.POSITIVE_INFINITY;
      this.refuse = null;
    };
  }

  async append(rows: readonly SealedRow[]) {
    if (this.#appendsLeft-- <= 0) this.refuse = { code: 'DISK_FULL' };
    if (this.refuse) return { ok: false as const, error: this.refuse };
    if (rows.some((row, i) => row.n !== this.rows.length + 1 + i)) return fail('BAD_INPUT');
    this.rows.push(...rows.map(({ n, bytes }) => ({ n, bytes: bytes.slice() })));
    return ok({ last: this.rows.length });
  }

  async retract(n: number) {
    if (this.refuseRetract) return { ok: false as const, error: this.refuseRetract };
    if (n !== this.rows.length) return fail('BAD_INPUT');
    this.rows.pop();
    return ok({});
  }

  async restart() {
    this.rows = [];
    return ok({});
  }

  async status() {
    return ok({ last: this.rows.length, sizeBytes: 0, tornBytes: 0, freeBytes: this.freeBytes });
  }

  async read(from: number, maxBytes: number) {
    const rows: SealedRow[] = [];
    let bytes = 0;
    for (let i = from - 1; i < this.rows.length; i++) {
      bytes += this.rows[i]!.bytes.length;
      if (rows.length > 0 && bytes > maxBytes) return ok({ rows, next: i + 1 });
      rows.push(this.rows[i]!);
    }
    return ok({ rows, next: null });
  }
}

export const testUnit = 'ab'.repeat(16);
export const testDesk = 'd1'.repeat(16);

/** Units of the directory below: a centre, a province under it, and the desk's own commune. */
const above = ['01'.repeat(16), '02'.repeat(16)];

export const testDirectory = (deskId = testDesk): DirectoryLookup => ({
  unitName: (unitId) => `Đơn vị ${unitId.slice(0, 4)}`,
  unit: (unitId) => {
    const depth = above.includes(unitId) ? above.indexOf(unitId) : 2;
    const name = `Đơn vị ${unitId.slice(0, 4)}`;
    return { unitId, name, code: unitId.slice(0, 4), parentId: above[depth - 1] ?? null, depth };
  },
  account: (account) => ({ account, holder: 'Cán bộ Tập huấn', unitId: testUnit, roles: ['bc'], active: true }),
  hasColleague: () => true,
  administrator: () => null,
  me: () => ({
    account: `can-bo-${deskId.slice(0, 2)}`,
    accountKind: 'nguoi-dung',
    holder: 'Cán bộ Tập huấn',
    unitId: testUnit,
    unitName: 'UBKT Tập huấn',
    unitCode: 'TH',
    deskId,
    mayUseLetters: true,
  }),
});

export interface Desk {
  readonly vaultId: string;
  readonly file: MemoryFile;
  readonly scans: MemoryScans;
  readonly events: { name: string; payload: unknown }[];
  /** Opens the vault as after a start of the desk. */
  open(facts?: SyncFacts, directory?: DirectoryLookup): Promise<Vault>;
}

const dekBytes = (): Bytes => fromHex('07'.repeat(32));

/** A desk with its own database and file copy. */
export function newDesk(deskId = testDesk): Desk {
  const vaultId = randomId();
  const file = new MemoryFile();
  const scans = new MemoryScans();
  const events: Desk['events'] = [];
  const emit: Emit = (name, payload) => void events.push({ name, payload });
  let clock = 1_780_000_000_000;
  return {
    vaultId,
    file,
    scans,
    events,
    async open(facts = noSync, directory = testDirectory(deskId)) {
      const ports = { files: file, scans, directory, now: () => clock++ };
      return Vault.open({ vaultId, dek: await importSecret(dekBytes()), ports, facts, emit });
    },
  };
}

/** A row of the list with nothing in it. */
export const blankSummary: Summary = {
  ...noWork,
  recId: '',
  unitId: 'aa'.repeat(16),
  kind: 'to-cao',
  status: 'tiep-nhan',
  level: 'mat',
  authorship: 'co-ten',
  source: 'buu-dien',
  direction: '',
  result: '',
  field: '',
  claimKind: '',
  claimStatus: '',
  class: '',
  criteria: '',
  reasons: '',
  rank: '',
  cause: '',
  enclosures: '',
  asSource: '',
  book: '',
  year: 0,
  no: 0,
  numbers: '',
  arrivedOn: 20_260_101,
  receivedOn: 0,
  writtenOn: 0,
  postmarkedOn: 0,
  decisionReceivedOn: 0,
  classifiedOn: 0,
  decidedOn: 0,
  closedOn: 0,
  movedOn: 0,
  dueOn: 0,
  dueRule: '',
  clock: '',
  retentionOn: 0,
  shielded: false,
  moreSenders: 0,
  signatories: 0,
  claims: 0,
  registerNo: '1',
  sender: '',
  address: '',
  accused: '',
  summary: '',
  deleted: false,
  conflict: false,
  collective: false,
  isLetter: true,
  ownStamp: 0n,
};

export function letter(n: number, more: Partial<Letter> = {}): Letter {
  return {
    kind: 'khieu-nai',
    source: 'buu-dien',
    level: 'mat',
    authorship: 'co-ten',
    arrivedOn: `2026-0${1 + (n % 9)}-1${n % 10}`,
    senders: [{ name: `TẬP HUẤN Nguyễn Văn ${['An', 'Bình', 'Cường', 'Đạt'][n % 4]}`, address: `Thôn ${n}, xã Mẫu` }],
    accused: [{ name: `TẬP HUẤN Trần Thị ${['Hoa', 'Lan'][n % 2]}` }],
    summary: `TẬP HUẤN đơn số ${n} về thu hồi đất`,
    content: `Nội dung bịa đặt thứ ${n}, điện thoại 09${String(10_000_000 + n)}`,
    registerNo: `${n}/2026`,
    ...more,
  };
}
