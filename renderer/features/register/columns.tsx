import { formatDay } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import type { DataColumn } from '../../ui';
import type { ListRow, SortColumn } from '../../vault/api';
import { FlagBadges, StatusBadge } from '../letters/badges';
import { PersonName } from '../letters/PersonName';

/** Columns of the register, in the order of the paper book. */
export const registerColumns: readonly DataColumn<ListRow, SortColumn | 'flags'>[] = [
  {
    id: 'registerNo',
    header: t('register.col.registerNo'),
    width: '112px',
    sortable: true,
    cell: (row) => <span className="number">{row.registerNo}</span>,
  },
  {
    id: 'arrivedOn',
    header: t('register.col.arrivedOn'),
    width: '104px',
    sortable: true,
    cell: (row) => <span className="number">{formatDay(row.arrivedOn)}</span>,
  },
  {
    id: 'kind',
    header: t('register.col.kind'),
    width: '84px',
    sortable: true,
    cell: (row) => label('kind', row.kind),
  },
  {
    id: 'sender',
    header: t('register.col.sender'),
    width: 'minmax(120px, 1fr)',
    sortable: true,
    cell: (row) => <PersonName name={row.sender} more={row.moreSenders} />,
  },
  {
    id: 'accused',
    header: t('register.col.accused'),
    width: 'minmax(120px, 1fr)',
    sortable: true,
    cell: (row) => row.accused,
  },
  {
    id: 'summary',
    header: t('register.col.summary'),
    width: 'minmax(220px, 3fr)',
    sortable: true,
    cell: (row) => <span title={row.summary}>{row.summary}</span>,
  },
  {
    id: 'status',
    header: t('register.col.status'),
    width: '124px',
    sortable: true,
    cell: (row) => <StatusBadge status={row.status} />,
  },
  {
    id: 'unit',
    header: t('register.col.unit'),
    width: 'minmax(90px, 0.8fr)',
    sortable: true,
    cell: (row) => row.unitName,
  },
  { id: 'flags', header: t('register.col.flags'), width: '118px', cell: (row) => <FlagBadges row={row} /> },
];
