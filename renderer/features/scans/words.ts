import { t } from '../../i18n/t';

const oneDigit = new Intl.NumberFormat('vi', { maximumFractionDigits: 1 });

/** A size as an official would say it. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024 * 1024) return t('scans.kilobytes', { size: oneDigit.format(Math.max(0.1, bytes / 1024)) });
  return t('scans.megabytes', { size: oneDigit.format(bytes / 1024 / 1024) });
}
