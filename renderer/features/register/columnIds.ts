import { type ListField, listFields } from '../../vault/api';

/** Every field of the list, and what needs attention. */
export type ColumnId = ListField | 'flags';
export const columnIds: readonly ColumnId[] = [...(Object.keys(listFields) as ListField[]), 'flags'];

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
