import { isoDay } from '../../i18n/dates';
import { formatNumber, t } from '../../i18n/t';
import type { TableCell, TableColumn, TableDocument } from '../../office/api';
import type { ListRow } from '../../vault/api';
import { highestLevel } from '../common/marking';
import type { UnitHeading } from '../papers/useUnitHeading';
import type { RegisterColumn } from '../register/columns';

export interface ExportedList {
  readonly unit: UnitHeading;
  readonly columns: readonly RegisterColumn[];
  readonly rows: readonly ListRow[];
  /** What the list was held to, in words that name nobody; empty for all letters. */
  readonly held: readonly string[];
  /** Who made it. */
  readonly by: string;
}

/** The list as a document of its unit: numbered rows, days and counts typed, marked as its most secret letter. */
export function listDocument({ unit, columns, rows, held, by }: ExportedList): TableDocument {
  const masked = rows.some((row) => row.masked);
  return {
    heading: { superior: unit.superior, issuer: unit.issuer },
    placed: { place: unit.place, on: isoDay(new Date()) },
    title: t('export.docTitle'),
    subtitle: held.length > 0 ? t('export.held', { conditions: held.join('; ') }) : '',
    tab: t('export.tab'),
    level: highestLevel(rows),
    orientation: 'landscape',
    columns: [{ title: t('export.place'), widthMm: 15, type: 'number', align: 'center' }, ...columns.map(columnOf)],
    rows: rows.map((row, i) => [i + 1, ...columns.map((column) => cellOf(column, row))]),
    notes: [t('export.total', { count: formatNumber(rows.length) }), ...(masked ? [t('export.maskedNote')] : [])],
    signers: [{ authority: t('export.maker'), office: '', name: by }],
  };
}

/**
 * About 5 px of the screen's column to a mm; a column that takes the screen's spare room takes the paper's, too. A day
 * stays in one line even where a dozen columns share the page.
 */
function columnOf({ header, width, grow = 0, type }: RegisterColumn): TableColumn {
  return {
    title: header,
    widthMm: type === 'day' ? 27 : Math.round(width / 5 + grow * 8),
    type,
    ...(type === 'text' ? {} : { align: 'center' as const }),
  };
}

/** By the column's type; text as the register shows it: names that the vault covered stay covered. */
function cellOf({ id, type, text }: RegisterColumn, row: ListRow): TableCell {
  if (type === 'text' || id === 'flags' || id === 'unit') return text(row) || null;
  const value = row[id];
  return value === '' || typeof value === 'object' ? null : value;
}
