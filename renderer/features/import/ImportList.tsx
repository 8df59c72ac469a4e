import { useState } from 'react';
import { formatFullMoment } from '../../i18n/dates';
import { formatNumber, t } from '../../i18n/t';
import { Badge, Button } from '../../ui';
import type { ImportRecord } from '../../vault/api/bulk';
import { ErrorBanner } from '../common/ErrorBanner';
import { useVaultQuery } from '../common/vault';
import { UndoImport, type UndoImportProps } from './UndoImport';

/** Imports of this unit, newest first; each can be taken back whole, and what that deleted given back. */
export function ImportList() {
  const found = useVaultQuery('letters', 'import.list', {});
  const [asked, setAsked] = useState<Pick<UndoImportProps, 'record' | 'act'> | null>(null);
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
                  {actsOf(record).map((act) => (
                    <Button
                      key={act}
                      size="small"
                      label={t(`import.${act}Of`, { name: record.name, at: formatFullMoment(record.atMs) })}
                      onClick={() => setAsked({ record, act })}
                    >
                      {t(`import.${act}`)}
                    </Button>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asked && <UndoImport {...asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

/** Both where an undo was cut off: it can be ended, or what it deleted given back. */
const actsOf = ({ undone, letters, restorable }: ImportRecord): UndoImportProps['act'][] => [
  ...(!undone && letters > 0 ? (['undo'] as const) : []),
  ...(restorable > 0 ? (['restore'] as const) : []),
];

function Standing({ record: { complete, undone } }: { readonly record: ImportRecord }) {
  if (undone) return <Badge tone="plain">{t('import.stateUndone')}</Badge>;
  if (complete) return <Badge tone="ok">{t('import.stateComplete')}</Badge>;
  return <Badge tone="warn">{t('import.stateCut')}</Badge>;
}
