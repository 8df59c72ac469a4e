import { formatFullMoment } from '../../i18n/dates';
import { formatNumber, t } from '../../i18n/t';
import { Badge, Button } from '../../ui';
import type { BulkRecord } from '../../vault/api/bulk';
import { ErrorBanner } from '../common/ErrorBanner';
import { useRules } from '../common/rules';
import { useVaultQuery } from '../common/vault';
import { changeWords } from './change';

/** What this unit changed several letters at once, newest first; each can be looked at and taken back. */
export function BulkList({ onUndo }: { readonly onUndo: (record: BulkRecord) => void }) {
  const rules = useRules();
  const found = useVaultQuery('letters', 'bulk.list', {});
  const changes = found.data?.changes ?? [];
  return (
    <div className="stack-tight">
      {found.error && <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && changes.length === 0 && <p className="dim">{t('bulk.listEmpty')}</p>}
      {changes.length > 0 && (
        <table className="table" aria-label={t('bulk.listTitle')}>
          <thead>
            <tr>
              {(['at', 'by', 'what', 'letters', 'state', 'undo'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`bulk.col.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.map((record) => {
              const [at, what] = [formatFullMoment(record.atMs), changeWords(record.change, rules)];
              return (
                <tr key={record.bulkId}>
                  <td className="number">{at}</td>
                  <td className="number">{record.by}</td>
                  <td>{what}</td>
                  <td className="number">{formatNumber(record.letters)}</td>
                  <td>
                    <Standing record={record} />
                  </td>
                  <td>
                    {record.undone < record.letters && (
                      <Button size="small" label={t('bulk.undoOf', { what, at })} onClick={() => onUndo(record)}>
                        {t('bulk.undoLook')}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Standing({ record: { letters, undone } }: { readonly record: BulkRecord }) {
  if (undone === 0) return <Badge tone="ok">{t('bulk.stateStands')}</Badge>;
  if (undone < letters) return <Badge tone="warn">{t('bulk.statePart', { undone })}</Badge>;
  return <Badge tone="plain">{t('bulk.stateUndone')}</Badge>;
}
