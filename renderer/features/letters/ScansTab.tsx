import { scansOf } from '../../../shared/rules/folds';
import { t } from '../../i18n/t';
import { useCase } from './caseDesk';

/** Bản quét: the digitised papers of the letter. */
export function ScansTab() {
  const { detail } = useCase();
  const scans = scansOf(detail);
  if (scans.length === 0) return <p className="dim">{t('case.noScans')}</p>;
  return (
    <ul className="plain-list">
      {scans.map(({ opId, event }) => (
        <li key={opId}>
          <strong>{event.name}</strong> <span className="dim">{t('case.pages', { count: event.pages })}</span>
        </li>
      ))}
    </ul>
  );
}
