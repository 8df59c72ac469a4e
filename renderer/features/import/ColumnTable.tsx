import { orderOf } from '../../../shared/exchange/day';
import type { Mapping } from '../../../shared/exchange/mapping';
import { type Target, targets } from '../../../shared/exchange/target';
import { t } from '../../i18n/t';
import { Select } from '../../ui';
import { dayColumns, doubled, sampleOf } from './mapping';
import { columnLetter, type Source } from './source';

export interface ColumnTableProps {
  readonly source: Source;
  readonly mapping: Mapping;
  /** Columns whose days wait for the officer's word. */
  readonly open: readonly number[];
  /** Faults are told. */
  readonly tried: boolean;
  readonly onMap: (mapping: Mapping) => void;
}

/** Every column of the table: its heading, what stands in it, and what it becomes. */
export function ColumnTable({ source, mapping, open, tried, onMap }: ColumnTableProps) {
  const twice = new Set(doubled(mapping));
  const days = new Set(dayColumns(mapping));
  const setTarget = (column: number, value: string) => {
    const { [String(column)]: _former, ...orders } = mapping.orders;
    const columns = mapping.columns.map((target, i) => (i === column ? ((value || null) as Target | null) : target));
    onMap({ ...mapping, columns, orders });
  };
  const setOrder = (column: number, value: string) =>
    onMap({ ...mapping, orders: { ...mapping.orders, [column]: value as 'dmy' | 'mdy' } });
  return (
    <table className="table import-columns">
      <thead>
        <tr>
          <th scope="col">{t('import.column')}</th>
          <th scope="col">{t('import.sample')}</th>
          <th scope="col">{t('import.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {mapping.columns.map((target, column) => {
          const letter = columnLetter(column);
          const asks = days.has(column) && (open.includes(column) || mapping.orders[column] !== undefined);
          return (
            <tr key={letter}>
              <th scope="row">
                <span className="dim number">{letter}</span> {source.titles[column]}
              </th>
              <td>{sampleOf(source, column)}</td>
              <td>
                <div className="stack-tight">
                  <Select
                    label={t('import.becomesOf', { column: nameOf(source, column) })}
                    hideLabel
                    value={target ?? ''}
                    empty={t('import.leftOut')}
                    options={targets.map((value) => ({ value, label: t(`import.target.${value}`) }))}
                    onChange={(value) => setTarget(column, value)}
                    error={target !== null && twice.has(target) ? t('import.twice') : undefined}
                  />
                  {asks && (
                    <Select
                      label={t('import.orderOf', { column: nameOf(source, column) })}
                      value={mapping.orders[column] ?? ''}
                      {...(mapping.orders[column] ? {} : { empty: t('import.choose') })}
                      options={[
                        { value: 'dmy', label: t('import.order.dmy') },
                        { value: 'mdy', label: t('import.order.mdy') },
                      ]}
                      onChange={(value) => setOrder(column, value)}
                      hint={orderHint(source, column)}
                      error={tried && open.includes(column) ? t('import.orderOpen') : undefined}
                    />
                  )}
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A column in words: its letter and its heading. */
export const nameOf = ({ titles }: Source, column: number): string =>
  [columnLetter(column), titles[column]].filter(Boolean).join(' ');

function orderHint({ rows }: Source, column: number): string {
  const found = orderOf(rows.map(({ cells }) => cells[column] ?? ''));
  return t(`import.orderFound.${found}`);
}
