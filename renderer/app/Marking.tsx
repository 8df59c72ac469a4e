import { t } from '../i18n/t';

/** The marking that every screen carries: the secrecy level, or that the data is invented. */
export function Marking({ training }: { readonly training: boolean }) {
  return (
    <div className={training ? 'marking marking-training' : 'marking'}>
      {t(training ? 'marking.training' : 'marking.secret')}
    </div>
  );
}
