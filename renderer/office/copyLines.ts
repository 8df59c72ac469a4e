import { formatFullMoment } from '../i18n/dates';
import { t } from '../i18n/t';
import type { CopyMark } from './api';

/** Lines of the block that ends a copy of a state secret: number, form, time, quantity, recipients, authority, code. */
export function copyLines(copy: CopyMark, code: string): string[] {
  return [
    t('sheet.copy.no', { no: copy.no }),
    copy.form === 'ban-sao-so' ? t('sheet.copy.digital') : t('sheet.copy.paper'),
    t('sheet.copy.at', { at: formatFullMoment(copy.atMs) }),
    t('sheet.copy.quantity', { quantity: copy.quantity }),
    t('sheet.copy.recipients', { recipients: copy.recipients }),
    t('sheet.copy.authority', { authority: copy.authority }),
    ...(code === '' ? [] : [t('sheet.copy.code', { code })]),
  ];
}
