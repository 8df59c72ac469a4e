/** What a list is exported as; each is also the ending of the file. */
export const exportKinds = ['xlsx', 'docx', 'pdf'] as const;
export type ExportKind = (typeof exportKinds)[number];

const most: Readonly<Record<ExportKind, { readonly rows: number; readonly cells: number }>> = {
  xlsx: { rows: 50_000, cells: 600_000 },
  docx: { rows: 5_000, cells: 60_000 },
  pdf: { rows: 5_000, cells: 60_000 },
};

/**
 * Letters that one file takes with so many columns besides the running number. Measured: at these limits the writers stay
 * under 1.2 GB and up to a minute on two busy cores; a Word file of 5,000 rows by 26 columns needs more than 1.5 GB.
 */
export function mostRows(kind: ExportKind, columns: number): number {
  const { rows, cells } = most[kind];
  return Math.min(rows, Math.floor(cells / (columns + 1) / 100) * 100);
}

/** Columns that a landscape page bears without words being cut into syllables. */
export const mostOnPage = 12;
