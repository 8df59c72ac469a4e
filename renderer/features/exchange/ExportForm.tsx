import { useState } from 'react';
import { formatNumber, label, t } from '../../i18n/t';
import { Banner, Button, CheckList, Dialog, Select } from '../../ui';
import { moveOnEnter } from '../intake/enterMoves';
import { type ColumnId, columnIds } from '../register/columnIds';
import type { RegisterColumn } from '../register/columns';
import { type ExportKind, exportKinds, mostOnPage, mostRows } from './limits';

/** What is to be exported, as the officer chose it. */
export interface ExportPlan {
  readonly kind: ExportKind;
  readonly scope: 'all' | 'marked';
  /** In the order in which they stand in the file. */
  readonly columns: readonly ColumnId[];
}

export interface ExportFormProps {
  readonly plan: ExportPlan;
  readonly total: number;
  readonly marked: number;
  /** Those that the register shows, in its order. */
  readonly shown: readonly ColumnId[];
  readonly columns: Readonly<Record<ColumnId, RegisterColumn>>;
  /** False while what stands in the heading is not known yet. */
  readonly ready: boolean;
  /** Why the last try came to nothing. */
  readonly failure: string | null;
  readonly onChange: (plan: ExportPlan) => void;
  readonly onGo: () => void;
  readonly onClose: () => void;
}

/** Which letters, which columns and as what; says at once when that is more than such a file takes, and what to do. */
export function ExportForm(props: ExportFormProps) {
  const { plan, total, marked, shown, columns, ready, failure, onChange, onGo, onClose } = props;
  const [tried, setTried] = useState(false);
  const { kind, scope } = plan;
  const count = scope === 'marked' ? marked : total;
  const most = mostRows(kind, plan.columns.length);
  const hidden = columnIds
    .filter((id) => !shown.includes(id))
    .toSorted((a, b) => columns[a].header.localeCompare(columns[b].header, 'vi'));
  const known = [...shown, ...hidden];
  const choose = (chosen: readonly ColumnId[]) => onChange({ ...plan, columns: chosen });
  const tooMany = count > most;
  const isCrowded = kind !== 'xlsx' && plan.columns.length > mostOnPage;
  return (
    <Dialog title={t('export.title')} onClose={onClose} wide>
      <form
        className="stack"
        noValidate
        aria-label={t('export.title')}
        onKeyDown={(event) => {
          // The first choice leads to the second, which goes on; Enter on a box of the columns is the form's own.
          const last = [...event.currentTarget.querySelectorAll('select')].at(-1);
          if (event.key === 'Enter' && event.target === last) {
            event.preventDefault();
            event.currentTarget.requestSubmit();
          } else if (event.target instanceof HTMLSelectElement) moveOnEnter(event);
        }}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (ready && !tooMany && count > 0 && plan.columns.length > 0) onGo();
        }}
      >
        {failure && <Banner tone="danger">{failure}</Banner>}
        <div className="row row-end">
          <Select
            label={t('export.kind')}
            value={kind}
            autoFocus
            options={exportKinds.map((value) => ({ value, label: label('export.kind', value) }))}
            onChange={(value) => onChange({ ...plan, kind: exportKinds.find((one) => one === value) ?? 'xlsx' })}
          />
          <Select
            label={t('export.scope')}
            value={scope}
            options={[
              { value: 'all', label: t('export.scope.all', { count: formatNumber(total) }) },
              ...(marked > 0
                ? [{ value: 'marked', label: t('export.scope.marked', { count: formatNumber(marked) }) }]
                : []),
            ]}
            onChange={(value) => onChange({ ...plan, scope: value === 'marked' ? 'marked' : 'all' })}
          />
        </div>
        {count === 0 && <Banner tone="warn">{t('export.nothing')}</Banner>}
        {tooMany && (
          <Banner tone="warn">
            {t(kind === 'xlsx' ? 'export.tooMany' : 'export.tooManyPages', {
              count: formatNumber(count),
              most: formatNumber(most),
              columns: plan.columns.length,
              sheetMost: formatNumber(mostRows('xlsx', plan.columns.length)),
            })}
          </Banner>
        )}
        <CheckList
          label={t('export.columns')}
          options={known.map((id) => ({ value: id, label: columns[id].header }))}
          chosen={plan.columns}
          onChange={(chosen) => choose(known.filter((id) => chosen.includes(id)))}
          error={tried && plan.columns.length === 0 ? t('export.chooseColumn') : undefined}
        />
        {isCrowded && <Banner tone="info">{t('export.crowded', { most: mostOnPage })}</Banner>}
        <div className="row">
          <Button size="small" tone="quiet" onClick={() => choose(shown)}>
            {t('export.asShown')}
          </Button>
          <Button size="small" tone="quiet" onClick={() => choose(known)}>
            {t('export.everyColumn')}
          </Button>
        </div>
        <p className="dim">{t('export.hint')}</p>
        <div className="form-foot">
          <Button type="submit" tone="primary" busy={!ready} disabled={tooMany || count === 0}>
            {t('export.next')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
