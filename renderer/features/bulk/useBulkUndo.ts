import { useQueryClient } from '@tanstack/react-query';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import { useVault } from '../common/vault';

/** Takes a change of several letters back, and says how many were left because somebody changed them since. */
export function useBulkUndo(): (bulkId: string) => void {
  const vault = useVault();
  const queries = useQueryClient();
  return (bulkId) =>
    void vault.call('bulk.undo', { bulkId, reason: t('bulk.undoReason') }).then((result) => {
      void queries.invalidateQueries({ queryKey: ['letters'] });
      if (!result.ok) return showToast({ tone: 'danger', text: errorText(result.error) });
      const { undone, kept } = result.value;
      showToast({ tone: 'ok', text: t(wordsFor(undone, kept), { count: undone, kept }) });
    });
}

function wordsFor(undone: number, kept: number): 'bulk.undone' | 'bulk.undoneSome' | 'bulk.undoneNone' {
  if (undone === 0) return 'bulk.undoneNone';
  return kept > 0 ? 'bulk.undoneSome' : 'bulk.undone';
}
