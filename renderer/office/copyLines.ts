import { formatFullMoment } from '../i18n/dates';
import { t } from '../i18n/t';
import type { CopyMark } from './api';

const isDraft = ({ form }: CopyMark): boolean => form === 'ban-thao';

/** What stands at the head of the first page: BẢN SAO SỐ 02, or for a draft BẢN THẢO SỐ 02. */
export const copyNumber = (copy: CopyMark): string =>
  t(isDraft(copy) ? 'sheet.draftNo' : 'sheet.copyNo', { no: copy.no });

export const copyTitle = (copy: CopyMark): string => t(isDraft(copy) ? 'sheet.draft.title' : 'sheet.copy.title');

/** Under the block a copy is signed by whom allowed it; nobody allows a draft. */
export const copySign = (copy: CopyMark): string | null => (isDraft(copy) ? null : t('sheet.copy.sign'));

/** Lines of the block that ends a copy: number, form, time, quantity, holder, purpose, authority, code. */
export function copyLines(copy: CopyMark, code: string): string[] {
  const draft = isDraft(copy);
  return [
    t(draft ? 'sheet.draft.no' : 'sheet.copy.no', { no: copy.no }),
    ...(draft ? [] : [t(copy.form === 'ban-sao-so' ? 'sheet.copy.digital' : 'sheet.copy.paper')]),
    t(draft ? 'sheet.draft.at' : 'sheet.copy.at', { at: formatFullMoment(copy.atMs) }),
    t('sheet.copy.quantity', { quantity: copy.quantity }),
    t(draft ? 'sheet.draft.recipients' : 'sheet.copy.recipients', { recipients: copy.recipients }),
    t('sheet.copy.purpose', { purpose: copy.purpose }),
    ...(draft ? [] : [t('sheet.copy.authority', { authority: copy.authority })]),
    ...(code === '' ? [] : [t(draft ? 'sheet.draft.code' : 'sheet.copy.code', { code })]),
  ];
}
