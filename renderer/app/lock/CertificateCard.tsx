import { formatDay, isoDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Banner } from '../../ui';
import type { TokenInfo } from './useTokens';

/** Whose token this is, as its certificate says. */
export function CertificateCard({ token }: { readonly token: TokenInfo }) {
  const now = Date.now();
  const certificate = token.certificates.find((known) => known.notAfter > now) ?? token.certificates[0];
  if (!certificate) return <Banner tone="danger">{t('lock.noCertificate')}</Banner>;
  const day = formatDay(isoDay(new Date(certificate.notAfter)));
  return (
    <section className="certificate" aria-label={t('lock.holder')}>
      <strong>{certificate.subject}</strong>
      <span className="dim">
        {t('lock.issuer')}: {certificate.issuer}
      </span>
      <span className="dim">
        {t('lock.serial', { serial: token.serial })}
        {certificate.notAfter > now && ` · ${t('lock.validUntil', { day })}`}
      </span>
      {certificate.notAfter <= now && <Banner tone="danger">{t('lock.expired', { day })}</Banner>}
    </section>
  );
}
