import { useEffect, useRef, useState } from 'react';
import { type DeskError, fail, type Result } from '../../../shared/errors';
import { errorText } from '../../i18n/errors';
import { formatNumber, label, t } from '../../i18n/t';
import type { Made, Sheet, TableDocument } from '../../office/api';
import type { OfficeClient } from '../../office/client';
import { Button, Dialog, Progress, showToast } from '../../ui';
import type { ListQuery, ListRow } from '../../vault/api';
import { CopyDialog, type RecordedCopy } from '../common/CopyDialog';
import { highestLevel } from '../common/marking';
import { useOffice } from '../common/office';
import { useOutput } from '../common/useOutput';
import { useVault, useVaultQuery } from '../common/vault';
import { useUnitHeading } from '../papers/useUnitHeading';
import type { ColumnId } from '../register/columnIds';
import type { RegisterColumn } from '../register/columns';
import { ExportForm, type ExportPlan } from './ExportForm';
import { gatherRows } from './gatherRows';
import { type ExportKind, mostRows } from './limits';
import { listDocument } from './listDocument';

export interface ExportDialogProps {
  /** What the register shows. */
  readonly query: ListQuery;
  readonly total: number;
  /** What it is held to, in words that name nobody (heldTo). */
  readonly held: readonly string[];
  /** Marked letters, each with the place at which it stood. */
  readonly marks: ReadonlyMap<string, number>;
  readonly shown: readonly ColumnId[];
  readonly columns: Readonly<Record<ColumnId, RegisterColumn>>;
  readonly onClose: () => void;
}

type Step =
  | { readonly at: 'choose'; readonly failure: DeskError | null }
  | { readonly at: 'gather'; readonly done: number; readonly total: number }
  | { readonly at: 'ask'; readonly rows: readonly ListRow[] }
  | { readonly at: 'make'; readonly count: number }
  | { readonly at: 'save' };

/** Letters that one line of the log names; of a longer list it says how many there are. */
const mostNamed = 10_000;

/** The register's list as a file: chosen, gathered, asked about and logged, made, and written where the officer says. */
export function ExportDialog({ query, total, held, marks, shown, columns, onClose }: ExportDialogProps) {
  const vault = useVault();
  const office = useOffice();
  const output = useOutput();
  const unit = useUnitHeading();
  const me = useVaultQuery('me', 'whoami', {});
  const [step, setStep] = useState<Step>({ at: 'choose', failure: null });
  const [plan, setPlan] = useState<ExportPlan>(() => ({
    kind: 'xlsx',
    scope: marks.size > 0 ? 'marked' : 'all',
    columns: shown,
  }));
  const work = useRef(new AbortController());
  useEffect(() => {
    work.current = new AbortController();
    return () => work.current.abort();
  }, []);

  const gather = async () => {
    const { signal } = work.current;
    setStep({ at: 'gather', done: 0, total: plan.scope === 'marked' ? marks.size : total });
    const rows = await gatherRows(vault, {
      query,
      marks: plan.scope === 'marked' ? marks : null,
      most: mostRows(plan.kind, plan.columns.length),
      onProgress: (done, of) => !signal.aborted && setStep({ at: 'gather', done, total: of }),
      signal,
    });
    if (signal.aborted) return;
    if (!rows.ok) setStep({ at: 'choose', failure: rows.error });
    else if (rows.value) setStep({ at: 'ask', rows: rows.value });
  };
  const run = async (rows: readonly ListRow[], copy: RecordedCopy) => {
    if (!unit) throw new Error('the form waits for the heading');
    const { signal } = work.current;
    setStep({ at: 'make', count: rows.length });
    const chosen = plan.columns.map((id) => columns[id]);
    const table = listDocument({ unit, columns: chosen, rows, held, by: me.data?.holder ?? '' });
    const saved = await output.save(copy, t('export.docTitle'), plan.kind, async (sheet) => {
      const made = await make(office, plan.kind, table, sheet);
      if (signal.aborted) return fail('LOCKED');
      setStep({ at: 'save' });
      return made;
    });
    if (signal.aborted && !saved.ok) return;
    if (!saved.ok) showToast({ tone: 'danger', text: errorText(saved.error) });
    else if (saved.value.saved)
      showToast({ tone: 'ok', text: t('export.saved', { count: formatNumber(rows.length) }) });
    else showToast({ tone: 'ok', text: t('export.notSaved') });
    onClose();
  };
  const stop = () => {
    const isMaking = step.at === 'make';
    work.current.abort();
    if (isMaking) {
      office.terminate();
      showToast({ tone: 'ok', text: t('export.stopped') });
    }
    onClose();
  };

  if (step.at === 'choose') {
    return (
      <ExportForm
        plan={plan}
        total={total}
        marked={marks.size}
        shown={shown}
        columns={columns}
        ready={unit !== null}
        failure={step.failure && errorText(step.failure)}
        onChange={setPlan}
        onGo={() => void gather()}
        onClose={onClose}
      />
    );
  }
  if (step.at === 'ask') {
    const { rows } = step;
    const many = rows.length > mostNamed;
    const kind = label('export.kind', plan.kind);
    return (
      <CopyDialog
        act="export"
        what={{ title: t('export.what', { count: formatNumber(rows.length), kind }), level: highestLevel(rows) }}
        recIds={many ? [] : rows.map(({ recId }) => recId)}
        {...(many ? { letters: rows.length } : {})}
        onRecorded={(copy) => void run(rows, copy)}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={t('export.title')} onClose={step.at === 'save' ? () => undefined : stop}>
      <div className="stack">
        <Progress {...progressOf(step)} />
        {step.at !== 'save' && (
          <div className="form-foot">
            <Button autoFocus onClick={stop}>
              {t('export.stop')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

function progressOf(step: Extract<Step, { at: 'gather' | 'make' | 'save' }>) {
  if (step.at === 'gather') {
    const { done, total } = step;
    const words = t('export.gathering', { done: formatNumber(done), total: formatNumber(total) });
    return { label: words, done, total };
  }
  const words = step.at === 'make' ? t('export.making', { count: formatNumber(step.count) }) : t('export.saving');
  return { label: words, done: 0, total: null };
}

function make(office: OfficeClient, kind: ExportKind, table: TableDocument, sheet: Sheet): Promise<Result<Made>> {
  if (kind === 'xlsx') return office.call('table.xlsx', { tables: [table], sheet });
  return office.call(kind === 'docx' ? 'table.docx' : 'table.pdf', { table, sheet });
}
