import { useState } from 'react';
import { formatDay } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import { Select } from '../../ui';
import { ErrorBanner } from '../common/ErrorBanner';
import { highestLevel, useMarkingLevel } from '../common/marking';
import { useVaultQuery } from '../common/vault';
import { copyNos } from './copyNos';

const yearsBack = 5;
const columns = ['no', 'on', 'title', 'level', 'form', 'copies', 'holder', 'purpose', 'code', 'by'] as const;

/** Sổ đăng ký bí mật nhà nước đi: every line is an act of printing, exporting or copying. */
export function SecretRegister() {
  const now = new Date().getFullYear();
  const [year, setYear] = useState(String(now));
  const found = useVaultQuery('access', 'secrets.list', { year: Number(year) });
  useMarkingLevel(highestLevel(found.data?.entries ?? []));
  const years = Array.from({ length: yearsBack }, (_, i) => String(now - i));
  return (
    <div className="stack">
      <div className="row row-end">
        <Select
          label={t('log.year')}
          value={year}
          options={years.map((value) => ({ value, label: value }))}
          onChange={setYear}
        />
      </div>
      {found.error && <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.entries.length === 0 && <p className="dim">{t('log.noSecrets')}</p>}
      {found.data && found.data.entries.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`log.secret.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.data.entries.map((entry) => (
              <tr key={entry.code}>
                <td className="number log-fixed">{entry.numberText}</td>
                <td className="number log-fixed">{formatDay(entry.on)}</td>
                <td>{entry.title}</td>
                <td>{label('level', entry.level)}</td>
                <td>{label('copy.form', entry.form)}</td>
                <td className="number log-fixed">{[entry.copies, copyNos(entry)].filter(Boolean).join(', ')}</td>
                <td>{entry.holder}</td>
                <td>{entry.purpose}</td>
                <td className="number log-fixed">{entry.code}</td>
                <td className="number log-fixed">{entry.by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
