import { useMemo, useState } from 'react';
import type { Mapping } from '../../../shared/exchange/mapping';
import { codeTargets } from '../../../shared/exchange/target';
import { t } from '../../i18n/t';
import type { ReadTable } from '../../office/api';
import { Banner, Button, Select } from '../../ui';
import { useRules } from '../common/rules';
import { CodeValues } from './CodeValues';
import { ColumnTable } from './ColumnTable';
import { Fallbacks } from './Fallbacks';
import { type Choices, completed, dayColumns, doubled, openOrders } from './mapping';
import { OrderQuestion } from './OrderQuestion';
import { StepHead } from './StepHead';
import { headingRows } from './source';
import type { Place } from './TableImport';

export interface MapStepProps extends Place {
  readonly table: ReadTable;
  readonly mapping: Mapping;
  /** Orders of days that were said of a former table, and not yet of this one. */
  readonly recalled: Mapping['orders'];
  readonly onMove: (sheet: number, heading?: number) => void;
  readonly onMap: (mapping: Mapping) => void;
  readonly onCheck: (mapping: Mapping) => void;
  readonly onClose: () => void;
}

/** What the table means: sheet, heading row, columns, days, codes. Guessed as far as its words go; the officer has the say. */
export function MapStep({
  table,
  sheet,
  heading,
  source,
  mapping,
  recalled,
  onMove,
  onMap,
  onCheck,
  onClose,
}: MapStepProps) {
  const rules = useRules();
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const choices: Choices = useMemo(
    () => (target) => rules.options(codeTargets[target]).map(({ value, label }) => ({ code: value, name: label })),
    [rules],
  );
  const full = useMemo(() => completed(mapping, source, choices), [mapping, source, choices]);
  const open = useMemo(() => openOrders(full, source), [full, source]);
  const { rows, numbers } = table.sheets[sheet]!;
  const missing = [
    ...(full.columns.includes('arrivedOn') ? [] : [t('import.target.arrivedOn')]),
    ...(full.columns.includes('summary') || full.columns.includes('content') ? [] : [t('import.target.summary')]),
  ];
  const blocked = missing.length > 0 || open.length > 0 || doubled(full).length > 0 || source.rows.length === 0;
  const days = dayColumns(full);
  const toAsk = Object.fromEntries(
    Object.entries(recalled).filter(
      ([column, order]) => days.includes(Number(column)) && full.orders[column] === order,
    ),
  );
  return (
    <>
      <form
        className="screen-scroll stack import-step"
        aria-label={t('import.mapTitle')}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (blocked) return;
          if (Object.keys(toAsk).length > 0) setAsking(true);
          else onCheck(full);
        }}
      >
        <StepHead title={t('import.mapTitle')} />
        <p className="dim">{t('import.mapText', { rows: source.rows.length })}</p>
        {table.ignored.map((what) => (
          <Banner key={what} tone="warn">
            {t(`import.ignored.${what as 'macros' | 'links' | 'hidden-sheets'}`)}
          </Banner>
        ))}
        <div className="form-grid">
          {table.sheets.length > 1 && (
            <div className="span-4">
              <Select
                label={t('import.sheet')}
                value={String(sheet)}
                options={table.sheets.map(({ name }, i) => ({ value: String(i), label: name }))}
                onChange={(value) => onMove(Number(value))}
              />
            </div>
          )}
          <div className="span-8">
            <Select
              label={t('import.heading')}
              value={String(heading)}
              options={[
                { value: '-1', label: t('import.noHeading') },
                ...rows
                  .slice(0, headingRows)
                  .map((cells, i) => ({ value: String(i), label: headingLabel(numbers[i] ?? i + 1, cells) })),
              ]}
              onChange={(value) => onMove(sheet, Number(value))}
            />
          </div>
        </div>
        <ColumnTable source={source} mapping={full} open={open} tried={tried} onMap={onMap} />
        <CodeValues source={source} mapping={full} choices={choices} onMap={onMap} />
        <Fallbacks mapping={full} onMap={onMap} />
        {tried && missing.length > 0 && (
          <Banner tone="danger">{t('import.missingColumns', { what: missing.join(', ') })}</Banner>
        )}
        {tried && open.length > 0 && <Banner tone="danger">{t('import.openOrders')}</Banner>}
        {tried && doubled(full).length > 0 && <Banner tone="danger">{t('import.doubled')}</Banner>}
        {tried && source.rows.length === 0 && <Banner tone="danger">{t('import.emptyFile')}</Banner>}
        <div className="row">
          <Button type="submit" tone="primary">
            {t('import.check')}
          </Button>
          <Button onClick={onClose}>{t('import.again')}</Button>
          <span className="dim">{t('import.nothingYet')}</span>
        </div>
      </form>
      {asking && (
        <OrderQuestion
          source={source}
          recalled={toAsk}
          onAnswer={(orders) => onCheck({ ...full, orders: { ...full.orders, ...orders } })}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}

function headingLabel(number: number, cells: readonly string[]): string {
  const words = cells.filter((cell) => cell.trim() !== '').join(' | ');
  return `${number}: ${words.length > 80 ? `${words.slice(0, 80)}…` : words}`;
}
