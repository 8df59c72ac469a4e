import { t } from '../i18n/t';

/** The marking that every screen carries: the secrecy level, or that the data is invented. */
export function Marking({ training }: { readonly training: boolean }) {
  return (
    <section aria-label={t('marking.label')} className={training ? 'marking marking-training' : 'marking'}>
      {t(training ? 'marking.training' : 'marking.secret')}
    </section>
  );
}
