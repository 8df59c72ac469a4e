import { useShownLevel } from '../features/common/marking';
import { t } from '../i18n/t';

/** The marking that every screen carries: the secrecy level of what it shows, and whether the data is invented. */
export function Marking({ training }: { readonly training: boolean }) {
  const level = useShownLevel();
  const secrecy = t(level === 'tuyet-mat' ? 'marking.topSecret' : 'marking.secret');
  return (
    <section aria-label={t('marking.label')} className={training ? 'marking marking-training' : 'marking'}>
      {training ? t('marking.training') : secrecy}
      {training && level === 'tuyet-mat' && ` · ${secrecy}`}
    </section>
  );
}
