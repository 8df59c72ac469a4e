import type { Summary } from './summary';

/** Bits of a letter's row that lists and counts ask for. */
export const flag = {
  deleted: 1,
  conflict: 2,
  collective: 4,
  notALetter: 8,
  shielded: 16,
  proposed: 32,
  transferred: 64,
  helped: 128,
  sentBack: 256,
  agreed: 512,
} as const;

/** The bits of a row. */
export const flagsOf = (row: Summary): number =>
  (row.deleted ? flag.deleted : 0) |
  (row.conflict ? flag.conflict : 0) |
  (row.collective ? flag.collective : 0) |
  (row.isLetter ? 0 : flag.notALetter) |
  (row.shielded ? flag.shielded : 0) |
  (row.proposed ? flag.proposed : 0) |
  (row.transferred ? flag.transferred : 0) |
  (row.helpers === '' ? 0 : flag.helped) |
  (row.sentBack ? flag.sentBack : 0) |
  (row.agreed ? flag.agreed : 0);
