import { useState } from 'react';
import type { Mapping } from '../../../shared/exchange/mapping';
import { t } from '../../i18n/t';
import { Button, Dialog, Select } from '../../ui';
import { nameOf } from './ColumnTable';
import { sampleOf } from './mapping';
import type { Source } from './source';

export interface OrderQuestionProps {
  readonly source: Source;
  /** What was said of a former table with these headings, by column. */
  readonly recalled: Mapping['orders'];
  readonly onAnswer: (orders: Mapping['orders']) => void;
  readonly onCancel: () => void;
}

/** Days of this file can be read both ways: the former answer is proposed and never taken by itself. */
export function OrderQuestion({ source, recalled, onAnswer, onCancel }: OrderQuestionProps) {
  const [orders, setOrders] = useState(recalled);
  return (
    <Dialog title={t('import.orderAgainTitle')} onClose={onCancel}>
      <form
        className="stack"
        aria-label={t('import.orderAgainTitle')}
        onSubmit={(event) => {
          event.preventDefault();
          onAnswer(orders);
        }}
      >
        <p>{t('import.orderAgain')}</p>
        {Object.keys(recalled).map((column, i) => (
          <Select
            key={column}
            label={t('import.orderOf', { column: nameOf(source, Number(column)) })}
            hint={sampleOf(source, Number(column))}
            value={orders[column]!}
            autoFocus={i === 0}
            options={[
              { value: 'dmy', label: t('import.order.dmy') },
              { value: 'mdy', label: t('import.order.mdy') },
            ]}
            onChange={(value) => setOrders({ ...orders, [column]: value as 'dmy' | 'mdy' })}
          />
        ))}
        <div className="form-foot">
          <Button type="submit" tone="primary">
            {t('import.orderAgainYes')}
          </Button>
          <Button onClick={onCancel}>{t('import.backToMap')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
