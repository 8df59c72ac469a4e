import { errorText } from '../../i18n/errors';
import { label, t } from '../../i18n/t';
import { showToast } from '../../ui';
import type { ListQuery } from '../../vault/api';
import { useDesk } from '../common/desk';
import { highestLevel } from '../common/marking';
import { useVault, useVaultQuery } from '../common/vault';
import { rowsOfView } from '../exchange/rowsOfView';
import { askView, type OpenView } from './askView';
import type { RegisterColumn } from './columns';
import { tsv } from './tsv';
import type { Marks } from './useMarks';

/**
 * Puts rows on the clipboard as a spreadsheet takes them, with the headings of the columns shown. It is in the access
 * log before it is on the clipboard; what could not be logged is not copied. Their first line is the marking and the
 * code, as on every print and export; main takes them off the clipboard at a lock.
 */
export function useCopy(columns: readonly RegisterColumn[]) {
  const vault = useVault();
  const { call, training } = useDesk();
  const me = useVaultQuery('me', 'whoami', {});
  return async (open: OpenView, query: ListQuery, marks: Marks): Promise<void> => {
    const found = await askView(vault, query, open, (view) => rowsOfView(vault, view, marks));
    if (!found.ok) return showToast({ tone: 'danger', text: errorText(found.error) });
    const rows = found.value ?? [];
    const logged = await vault.call('access.record', {
      act: 'copy',
      recIds: rows.map(({ recId }) => recId),
      what: {
        title: t('register.copyTitle'),
        level: highestLevel(rows),
        copies: 1,
        holder: me.data?.holder ?? me.data?.account ?? '',
        purpose: t('register.copyPurpose'),
        form: 'ban-sao-so',
      },
    });
    if (!logged.ok) return showToast({ tone: 'danger', text: errorText(logged.error) });
    const cells = rows.map((row) => columns.map((column) => column.text(row)));
    const marked = [markOf(highestLevel(rows), training, logged.value.code)];
    const text = tsv([marked, columns.map(({ header }) => header), ...cells]);
    const put = await call['clipboard.put']({ text });
    if (!put.ok) return showToast({ tone: 'danger', text: t('register.copyFailed') });
    showToast({ tone: 'ok', text: t('register.copied', { count: rows.length, code: logged.value.code }) });
  };
}

/** What every copy says first: training or level, and the code of its line in the access log. */
const markOf = (level: string, training: boolean, code: string): string =>
  [
    ...(training ? [t('marking.training')] : []),
    ...(level === '' ? [] : [label('level', level).toLocaleUpperCase('vi')]),
    t('sheet.copy.code', { code }),
  ].join(' · ');
