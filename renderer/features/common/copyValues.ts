import type { CopyForm } from '../../../shared/model/access';
import { t } from '../../i18n/t';
import type { CopyMark } from '../../office/api';

/** What the officer says about copies, as typed. */
export interface CopyValues {
  readonly form: CopyForm;
  readonly copies: string;
  readonly holder: string;
  readonly purpose: string;
  readonly authority: string;
}

const most = 999;

/** What is wrong with a field, as a text; undefined when nothing is. */
export function copyFault(values: CopyValues, field: keyof CopyValues): string | undefined {
  if (field === 'copies') {
    const isCount = /^\d{1,3}$/.test(values.copies.trim()) && Number(values.copies) >= 1;
    return isCount ? undefined : t('copy.error.copies', { most });
  }
  if (field === 'authority' && values.form === 'ban-chinh') return undefined;
  return values[field].trim() === '' ? t('form.error.required') : undefined;
}

/** One mark for each copy, numbered from 1; none for an original. */
export function copyMarks({ form, copies, holder, authority }: CopyValues, atMs: number): CopyMark[] {
  if (form === 'ban-chinh') return [];
  const quantity = Number(copies);
  const mark = { form, atMs, quantity, recipients: holder.trim(), authority: authority.trim() };
  return Array.from({ length: quantity }, (_, i) => ({ ...mark, no: String(i + 1).padStart(2, '0') }));
}

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
