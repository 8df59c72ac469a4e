import type { CopyForm } from '../../../shared/model/access';
import { t } from '../../i18n/t';
import type { CopyMark } from '../../office/api';
import type { AccessReceipt } from '../../vault/api/access';

/** What the officer says about copies, as typed. */
export interface CopyValues {
  readonly form: CopyForm;
  readonly copies: string;
  readonly holder: string;
  readonly purpose: string;
  readonly authority: string;
}

const most = 999;

/** Somebody must allow a copy; an original and a draft go out on the word of whoever makes them. */
export const isCopy = (form: CopyForm): boolean => form === 'ban-sao-so' || form === 'ban-sao-giay';

/** What is wrong with a field, as a text; undefined when nothing is. */
export function copyFault(values: CopyValues, field: keyof CopyValues): string | undefined {
  if (field === 'copies') {
    const isCount = /^\d{1,3}$/.test(values.copies.trim()) && Number(values.copies) >= 1;
    return isCount ? undefined : t('copy.error.copies', { most });
  }
  if (field === 'authority' && !isCopy(values.form)) return undefined;
  return values[field].trim() === '' ? t('form.error.required') : undefined;
}

/** One mark for each copy or draft, numbered onward from what the log answered; none for an original. */
export function copyMarks(values: CopyValues, { atMs, firstCopy }: CopyReceipt): CopyMark[] {
  const { form, copies } = values;
  if (form === 'ban-chinh' || firstCopy === null) return [];
  const quantity = Number(copies);
  const mark = {
    form,
    atMs,
    quantity,
    recipients: values.holder.trim(),
    purpose: values.purpose.trim(),
    authority: isCopy(form) ? values.authority.trim() : '',
  };
  return Array.from({ length: quantity }, (_, i) => ({ ...mark, no: copyNo(firstCopy + i) }));
}

/** A copy's number as it is written: 01, 02, …, 117. */
export const copyNo = (no: number): string => String(no).padStart(2, '0');

type CopyReceipt = Pick<AccessReceipt, 'atMs' | 'firstCopy'>;

/** Told last, for this session: a lock renews the page and forgets it. */
const remembered = new Map<string, CopyValues>();

/** Forgets them: what is told in practice is not proposed on the real desk, nor the other way round. */
export const forgetCopies = (): void => remembered.clear();

export function lastCopy(act: string, forms: readonly CopyForm[]): CopyValues {
  const usual: CopyForm = act === 'export' ? 'ban-sao-so' : (forms[0] ?? 'ban-sao-giay');
  const last = remembered.get(act);
  const form = last && forms.includes(last.form) ? last.form : forms.includes(usual) ? usual : forms[0]!;
  const empty = { copies: '1', holder: '', purpose: '', authority: '' };
  return { ...empty, ...last, form };
}

export const rememberCopy = (act: string, values: CopyValues): void => void remembered.set(act, values);
