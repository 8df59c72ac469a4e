import { fail, ok } from '../../../shared/errors';
import type { FileCopy, SealedRow } from '../ports';
import type { ScanStore } from '../scans/store';

/** The journal's second copy in memory, which ends with the worker. */
export function memoryFileCopy(): FileCopy {
  let rows: SealedRow[] = [];
  return {
    async append(more) {
      if (more.some(({ n }, place) => rows.length > 0 && n !== rows.length + 1 + place)) return fail('BAD_INPUT');
      rows.push(...more.map(({ n, bytes }) => ({ n, bytes: bytes.slice() })));
      return ok({ last: rows.at(-1)?.n ?? 0 });
    },
    async retract(n) {
      if (rows.at(-1)?.n !== n) return fail('BAD_INPUT');
      rows.pop();
      return ok({});
    },
    status: async () => ok({ last: rows.at(-1)?.n ?? 0, sizeBytes: 0, tornBytes: 0, freeBytes: 2 ** 40 }),
    read: async (from) => ok({ rows: rows.filter(({ n }) => n >= from), next: null }),
    async restart() {
      rows = [];
      return ok({});
    },
  };
}

const refused = async () => fail('PRACTICE_ONLY');

/** Practice keeps no scans: they would be files of main. */
export const noScans: ScanStore = {
  begin: refused,
  write: refused,
  finish: refused,
  abort: refused,
  keep: refused,
  read: refused,
  list: async () => ok({ scans: [] }),
  unsettled: async () => ok({ scans: [] }),
  drop: refused,
};
