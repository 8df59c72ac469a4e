/** What a table of another program may hold. Larger registers come in several files. */
export const limits = {
  fileBytes: 64 * 1024 * 1024,
  /** Of everything in a spreadsheet, unpacked. */
  unpackedBytes: 256 * 1024 * 1024,
  /** One part of a spreadsheet over this size may not have shrunk more than so many times. */
  ratioFrom: 1024 * 1024,
  ratio: 200,
  entries: 2000,
  rows: 100_000,
  columns: 500,
} as const;
