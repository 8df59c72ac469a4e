import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import { useVaultCommand } from '../common/vault';

/** Deleting a letter with a reason, and taking it back; each says what has become of it. */
export function useDeletion(recId: string) {
  const deletion = useVaultCommand('letter.delete');
  const restoring = useVaultCommand('letter.restore');
  const restore = async () => {
    const result = await restoring.mutateAsync({ recId });
    showToast(
      result.ok ? { tone: 'ok', text: t('detail.restored') } : { tone: 'danger', text: errorText(result.error) },
    );
  };
  /** True once the letter is deleted. */
  const remove = async (reason: string): Promise<boolean> => {
    const result = await deletion.mutateAsync({ recId, reason });
    showToast(
      result.ok
        ? {
            tone: 'ok',
            text: t('detail.deleted'),
            action: { label: t('action.undo'), run: () => void restore() },
          }
        : { tone: 'danger', text: errorText(result.error) },
    );
    return result.ok;
  };
  return { remove, restore, busy: deletion.isPending || restoring.isPending };
}
