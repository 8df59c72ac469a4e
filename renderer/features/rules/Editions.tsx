import { formatDay, formatFullMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import type { RulesView } from '../../vault/api/rules';

/** Every edition that this desk holds, the newest first: old letters keep the one under which they began. */
export function Editions({ editions }: Pick<RulesView, 'editions'>) {
  return (
    <div className="stack">
      <p className="dim">{t('rules.editionsText')}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('rules.col.edition')}</th>
            <th scope="col">{t('rules.col.name')}</th>
            <th scope="col">{t('rules.col.validFrom')}</th>
            <th scope="col">{t('rules.col.installed')}</th>
            <th scope="col">{t('rules.col.signedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {editions
            .toSorted((a, b) => b.version - a.version)
            .map((edition) => (
              <tr key={edition.version}>
                <td className="number">{edition.version}</td>
                <td>{edition.name}</td>
                <td className="number">{formatDay(edition.validFrom)}</td>
                <td>{edition.installedMs === null ? t('rules.builtIn') : formatFullMoment(edition.installedMs)}</td>
                <td>{edition.signedBy ?? t('detail.noValue')}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
