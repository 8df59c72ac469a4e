import { useMemo } from 'react';
import { formatDay } from '../../i18n/dates';
import { formatNumber, t } from '../../i18n/t';
import { Badge, type DataColumn } from '../../ui';
import { fieldsOf, type ListField, type ListRow } from '../../vault/api';
import { FlagBadges, statusTone } from '../letters/badges';
import { PersonName } from '../letters/PersonName';
import { type ColumnId, columnIds, defaultColumns } from './columnIds';
import { DueCell } from './DueCell';
import { type FieldNames, useFieldNames } from './fieldNames';

/** A column of the register: as it is shown, and as the text that is copied or exported. */
export interface RegisterColumn extends DataColumn<ListRow, ColumnId> {
  readonly text: (row: ListRow) => string;
  /** What an exported cell holds. */
  readonly type: 'text' | 'day' | 'number';
}

const dayFields = fieldsOf('day');
const numberFields = ['signatories', 'claims', 'papers', 'scans', 'reminders'] as const;
const codeFields = [
  'kind',
  'source',
  'level',
  'authorship',
  'class',
  'asSource',
  'enclosures',
  'book',
  'transferState',
] as const;
/** Of which a letter may have several. */
const setFields = fieldsOf('codes');
const codeWidths: Readonly<Partial<Record<ListField, number>>> = { kind: 88, level: 80, authorship: 96, book: 120 };

/** Every column that the register can show, by id. Names of people come as the vault gives them: covered ones stay so. */
export function useRegisterColumns(): Readonly<Record<ColumnId, RegisterColumn>> {
  const names = useFieldNames();
  return useMemo(() => makeColumns(names), [names]);
}

/** The columns of the paper book, for lists that are not laid out by the officer. */
export function useUsualColumns(): readonly RegisterColumn[] {
  const columns = useRegisterColumns();
  return useMemo(() => defaultColumns.map((id) => columns[id]), [columns]);
}

/** By id, told with these names of codes. */
export function makeColumns(names: FieldNames): Readonly<Record<ColumnId, RegisterColumn>> {
  const base = (id: ColumnId, width: number, text: (row: ListRow) => string, grow?: number): RegisterColumn => ({
    id,
    header: t(`register.col.${id}`),
    width,
    ...(grow ? { grow } : {}),
    sortable: id !== 'flags',
    type: 'text',
    text,
    cell: (row) => <span>{text(row)}</span>,
  });
  const wide = (id: 'accused' | 'address' | 'assignee' | 'transferTo', width: number): RegisterColumn => {
    const text = (row: ListRow) => (id === 'assignee' ? [row.assignee, ...row.helpers].join('; ') : row[id]);
    return { ...base(id, width, text, 1), cell: (row) => <span title={text(row)}>{text(row)}</span> };
  };
  const columns: RegisterColumn[] = [
    {
      ...base('registerNo', 116, (row) => row.registerNo),
      cell: (row) => <span className="number">{row.registerNo}</span>,
    },
    {
      ...base('sender', 104, senders, 1),
      cell: (row) => (
        <span title={row.sender}>
          <PersonName name={row.sender} more={row.moreSenders} />
        </span>
      ),
    },
    wide('accused', 100),
    wide('address', 160),
    wide('assignee', 124),
    wide('transferTo', 140),
    {
      ...base('summary', 150, (row) => row.summary, 3),
      cell: (row) => <span title={row.summary}>{row.summary}</span>,
    },
    {
      ...base('status', 128, (row) => names.value('status', row.status)),
      cell: (row) => <Badge tone={statusTone(row.status)}>{names.value('status', row.status)}</Badge>,
    },
    {
      ...base('unit', 110, (row) => row.unitName, 0.6),
      cell: (row) => <span title={row.unitName}>{row.unitName}</span>,
    },
    // A name, not a quantity: as a number a spreadsheet gives it a thousands mark.
    base('year', 64, (row) => (row.year > 0 ? String(row.year) : '')),
    {
      ...base('flags', 88, flagText),
      cell: (row) => (
        <span>
          <FlagBadges row={row} />
        </span>
      ),
    },
    ...codeFields.map((id) =>
      base(id, codeWidths[id] ?? 140, (row) => (row[id] === '' ? '' : names.value(id, row[id]))),
    ),
    ...setFields.map((id): RegisterColumn => {
      const text = (row: ListRow) => row[id].map((code) => names.value(id, code)).join('; ');
      return { ...base(id, 140, text), cell: (row) => <span title={text(row)}>{text(row)}</span> };
    }),
    ...dayFields.map((id): RegisterColumn => {
      const text = (row: ListRow) => formatDay(row[id]);
      const cell = (row: ListRow) =>
        id === 'dueOn' ? <DueCell row={row} /> : <span className="number">{text(row)}</span>;
      return { ...base(id, id === 'dueOn' ? 212 : 104, text), type: 'day', cell };
    }),
    ...numberFields.map((id): RegisterColumn => {
      const text = (row: ListRow) => (row[id] > 0 ? String(row[id]) : '');
      const cell = (row: ListRow) => <span className="number">{row[id] > 0 ? formatNumber(row[id]) : ''}</span>;
      return { ...base(id, 84, text), type: 'number', cell };
    }),
  ];
  const byId = new Map(columns.map((column) => [column.id, column]));
  return Object.fromEntries(columnIds.map((id) => [id, byId.get(id)])) as Record<ColumnId, RegisterColumn>;
}

const senders = ({ sender, moreSenders }: ListRow): string =>
  moreSenders > 0 ? `${sender} ${t('letter.moreSenders', { count: moreSenders })}`.trim() : sender;

const flagText = (row: ListRow): string =>
  [
    row.conflict && t('register.flag.conflict'),
    row.deleted && t('register.flag.deleted'),
    row.unsent && t('register.flag.unsent'),
  ]
    .filter(Boolean)
    .join(', ');
