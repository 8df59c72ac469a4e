import { type SortColumn, sortColumns } from '../../vault/api';

/** Every field that a row of the list tells, and what needs attention. */
export type ColumnId = SortColumn | 'flags';
export const columnIds: readonly ColumnId[] = [...sortColumns, 'flags'];

/** In the order of the paper book. */
export const defaultColumns: readonly ColumnId[] = [
  'registerNo',
  'arrivedOn',
  'kind',
  'sender',
  'accused',
  'summary',
  'status',
  'dueOn',
  'flags',
];
