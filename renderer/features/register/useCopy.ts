import { ok, type Result } from '../../../shared/errors';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import type { ListRow } from '../../vault/api';
import { useVault, useVaultQuery, type VaultPort } from '../common/vault';
import { highestLevel } from '../exchange/listDocument';
import type { RegisterColumn } from './columns';
import { tsv } from './tsv';
import type { Marks } from './useMarks';

const windowSize = 1000;

/**
 * Puts rows on the clipboard as a spreadsheet takes them, with the headings of the columns shown. It is in the access
 * log before it is on the clipboard; what could not be logged is not copied.
 */
export function useCopy(columns: readonly RegisterColumn[]) {
  const vault = useVault();
  const me = useVaultQuery('me', 'whoami', {});
  return async (handle: number, total: number, marks: Marks): Promise<void> => {
    const rows = await rowsOf(vault, handle, total, marks);
    if (!rows.ok) return showToast({ tone: 'danger', text: errorText(rows.error) });
    const logged = await vault.call('access.record', {
      act: 'copy',
      recIds: rows.value.map(({ recId }) => recId),
      what: {
        title: t('register.copyTitle'),
        level: highestLevel(rows.value),
        copies: 1,
        holder: me.data?.holder ?? me.data?.account ?? '',
        purpose: t('register.copyPurpose'),
        form: 'ban-sao-so',
      },
    });
    if (!logged.ok) return showToast({ tone: 'danger', text: errorText(logged.error) });
    const cells = rows.value.map((row) => columns.map((column) => column.text(row)));
    try {
      await navigator.clipboard.writeText(tsv([columns.map(({ header }) => header), ...cells]));
    } catch {
      return showToast({ tone: 'danger', text: t('register.copyFailed') });
    }
    showToast({ tone: 'ok', text: t('register.copied', { count: rows.value.length, code: logged.value.code }) });
  };
}

/** The marked rows in the order of the view: first where they stood when they were marked, then wherever they are now. */
export async function rowsOf(
  vault: VaultPort,
  view: number,
  total: number,
  marks: Marks,
): Promise<Result<readonly ListRow[]>> {
  const found = new Map<number, ListRow>();
  const near = new Set([...marks.values()].map((index) => Math.floor(index / windowSize)));
  const all = Array.from({ length: Math.ceil(total / windowSize) }, (_, i) => i);
  const order = [...near, ...all.filter((page) => !near.has(page))];
  for (const page of order) {
    if (found.size === marks.size) break;
    const answer = await vault.call('list.rows', { view, from: page * windowSize, count: windowSize });
    if (!answer.ok) return answer;
    for (const [i, row] of answer.value.rows.entries()) if (marks.has(row.recId)) found.set(page * windowSize + i, row);
  }
  return ok([...found].sort(([a], [b]) => a - b).map(([, row]) => row));
}
