import { useState } from 'react';
import { formatFullMoment } from '../../i18n/dates';
import { formatNumber, t } from '../../i18n/t';
import { Badge, Button } from '../../ui';
import type { ImportRecord } from '../../vault/api/bulk';
import { ErrorBanner } from '../common/ErrorBanner';
import { useVaultQuery } from '../common/vault';
import { UndoImport } from './UndoImport';

/** Imports of this unit, newest first; each can be taken back whole. */
export function ImportList() {
  const found = useVaultQuery('letters', 'import.list', {});
  const [undoing, setUndoing] = useState<ImportRecord | null>(null);
  const imports = found.data?.imports ?? [];
  return (
    <div className="stack-tight">
      <h2>{t('import.listTitle')}</h2>
      {found.error && <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && imports.length === 0 && <p className="dim">{t('import.listEmpty')}</p>}
      {imports.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              {(['at', 'file', 'by', 'letters', 'state', 'undo'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`import.col.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {imports.map((record) => (
              <tr key={record.importId}>
                <td className="number">{formatFullMoment(record.atMs)}</td>
                <td>{record.name}</td>
                <td className="number">{record.by}</td>
                <td className="number">{formatNumber(record.letters)}</td>
                <td>
                  <Standing record={record} />
                </td>
                <td>
                  {!record.undone && record.letters > 0 && (
                    <Button
                      size="small"
                      label={t('import.undoOf', { name: record.name, at: formatFullMoment(record.atMs) })}
                      onClick={() => setUndoing(record)}
                    >
                      {t('import.undo')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {undoing && <UndoImport record={undoing} onClose={() => setUndoing(null)} />}
    </div>
  );
}

function Standing({ record: { complete, undone } }: { readonly record: ImportRecord }) {
  if (undone) return <Badge tone="plain">{t('import.stateUndone')}</Badge>;
  if (complete) return <Badge tone="ok">{t('import.stateComplete')}</Badge>;
  return <Badge tone="warn">{t('import.stateCut')}</Badge>;
}
