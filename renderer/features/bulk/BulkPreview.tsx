import { useMemo, useState } from 'react';
import { label, t } from '../../i18n/t';
import { type DataColumn, DataTable } from '../../ui';
import type { BulkInput, BulkRow } from '../../vault/api/bulk';
import { highestLevel, useMarkingLevel } from '../common/marking';
import { type Rules, useRules } from '../common/rules';
import { rowWords } from './change';

export interface BulkPreviewProps {
  readonly rows: readonly BulkRow[];
  readonly change: BulkInput['change'];
  /** The rows tell what undoing does. */
  readonly undoing?: boolean;
}

type ColumnId = 'registerNo' | 'summary' | 'before' | 'after';

/** Letter by letter what stands there, what will, and why a letter is left out. */
export function BulkPreview({ rows, change, undoing = false }: BulkPreviewProps) {
  const rules = useRules();
  const [active, setActive] = useState(0);
  const columns = useMemo(() => previewColumns(change, rules, undoing), [change, rules, undoing]);
  const sorted = useMemo(
    () => [...rows.filter(({ refused }) => refused !== null), ...rows.filter(({ refused }) => refused === null)],
    [rows],
  );
  useMarkingLevel(useMemo(() => highestLevel(rows), [rows]));
  const why = sorted[active]?.refused ?? null;
  return (
    <div className="stack-tight">
      <div className="bulk-rows">
        <DataTable
          label={t(undoing ? 'bulk.undoRows' : 'bulk.preview')}
          columns={columns}
          total={sorted.length}
          rowAt={(index) => sorted[index]}
          active={active}
          onActive={setActive}
          onOpen={setActive}
          rowClass={({ refused }) => (refused === null ? '' : 'grid-row-refused')}
          empty={t('bulk.nothing')}
        />
      </div>
      {/* A row has one line: what does not fit there is told of the row that is chosen. */}
      <p className="dim bulk-why" role="status">
        {why !== null && t('bulk.leftOut', { why: refusal(why) })}
      </p>
    </div>
  );
}

function previewColumns(
  change: BulkInput['change'],
  rules: Rules,
  undoing: boolean,
): readonly DataColumn<BulkRow, ColumnId>[] {
  const words = (row: BulkRow) => rowWords(row, change, rules, undoing);
  const cell = (text: string) => <span title={text}>{text}</span>;
  return [
    { id: 'registerNo', header: t('register.col.registerNo'), width: 96, cell: (row) => cell(row.registerNo) },
    { id: 'summary', header: t('register.col.summary'), width: 180, grow: 2, cell: (row) => cell(row.summary) },
    {
      id: 'before',
      header: t('bulk.before'),
      width: 120,
      grow: 1,
      cell: (row) => cell(row.refused === null ? words(row).before : ''),
    },
    {
      id: 'after',
      header: t(undoing ? 'bulk.undoAfter' : 'bulk.after'),
      width: 160,
      grow: 1.5,
      cell: (row) => cell(row.refused === null ? words(row).after : t('bulk.leftOut', { why: refusal(row.refused) })),
    },
  ];
}

/** Why a letter is left out, in words. */
function refusal(code: string): string {
  if (code === 'SAME') return t('bulk.same');
  if (code === 'UNDONE') return t('bulk.alreadyUndone');
  return code === 'CHANGED' ? t('bulk.changedSince') : label('error', code);
}
