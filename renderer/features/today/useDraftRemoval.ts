import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import { useVault } from '../common/vault';

/** Throws a draft away, and offers to take that back. `onChange` is told of both. */
export function useDraftRemoval(onChange: () => void): (key: string) => Promise<void> {
  const vault = useVault();
  return async (key) => {
    const held = await vault.call('draft.get', { key });
    const draft = held.ok ? held.value.draft : null;
    if (!draft) return onChange();
    const removed = await vault.call('draft.remove', { key });
    if (!removed.ok) {
      showToast({ tone: 'danger', text: errorText(removed.error) });
      return;
    }
    onChange();
    const putBack = async () => {
      const result = await vault.call('draft.put', { key, value: draft.value });
      if (!result.ok) showToast({ tone: 'danger', text: errorText(result.error) });
      onChange();
    };
    showToast({
      tone: 'ok',
      text: t('draft.discarded'),
      action: { label: t('action.undo'), run: () => void putBack() },
    });
  };
}
