import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import { useVault, useVaultQuery } from '../common/vault';
import { highestLevel } from '../exchange/listDocument';
import { rowsOfView } from '../exchange/rowsOfView';
import type { RegisterColumn } from './columns';
import { tsv } from './tsv';
import type { Marks } from './useMarks';

/**
 * Puts rows on the clipboard as a spreadsheet takes them, with the headings of the columns shown. It is in the access
 * log before it is on the clipboard; what could not be logged is not copied.
 */
export function useCopy(columns: readonly RegisterColumn[]) {
  const vault = useVault();
  const me = useVaultQuery('me', 'whoami', {});
  return async (handle: number, total: number, marks: Marks): Promise<void> => {
    const found = await rowsOfView(vault, { view: handle, total }, marks);
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
    try {
      await navigator.clipboard.writeText(tsv([columns.map(({ header }) => header), ...cells]));
    } catch {
      return showToast({ tone: 'danger', text: t('register.copyFailed') });
    }
    showToast({ tone: 'ok', text: t('register.copied', { count: rows.length, code: logged.value.code }) });
  };
}
