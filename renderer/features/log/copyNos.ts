import { t } from '../../i18n/t';
import { copyNo } from '../common/copyValues';

/** Numbers of the copies that an act made, as “số 03–04”; '' where they bear none. */
export function copyNos({ firstCopy, copies }: { readonly firstCopy: number | null; readonly copies: number }): string {
  if (firstCopy === null) return '';
  if (copies === 1) return t('log.copyNo', { no: copyNo(firstCopy) });
  return t('log.copyNos', { from: copyNo(firstCopy), to: copyNo(firstCopy + copies - 1) });
}
