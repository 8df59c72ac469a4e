import { useCallback, useState } from 'react';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import type { LinkKind } from '../../vault/api/duplicates';
import { useVault } from '../common/vault';

/** A letter that the officer wants linked with the one being entered; plain data, fit for a draft. */
export interface LinkChoice {
  readonly recId: string;
  readonly kind: LinkKind;
  /** For showing the choice: its number and summary as the list shows them. */
  readonly registerNo: string;
  readonly summary: string;
  /** Why, as the desk found it; kept with the link. */
  readonly text: string;
}

/**
 * Links chosen for a letter that has no id yet. Intake gives `choices` and `choose` to the DuplicatePanel, keeps
 * `choices` in its draft and gives them back with `restore`, and after `letter.save` answered calls
 * `addTo(recId)`: it adds one `link` event each and says in a toast what could not be linked. Answers true when all
 * were; the letter is saved either way. `choices` are empty afterwards.
 */
export function useLinkChoices(initial: readonly LinkChoice[] = []) {
  const vault = useVault();
  const [choices, setChoices] = useState<readonly LinkChoice[]>(initial);
  /** A choice for a letter replaces the former one for it; `kind` null takes it away. */
  const choose = useCallback((recId: string, choice: LinkChoice | null) => {
    setChoices((held) => [...held.filter((one) => one.recId !== recId), ...(choice ? [choice] : [])]);
  }, []);
  const addTo = async (recId: string): Promise<boolean> => {
    let all = true;
    for (const { recId: other, kind, text } of choices) {
      const event = { t: 'link', kind, other, ...(text ? { text } : {}) } as const;
      const result = await vault.call('work.add', { recId, event });
      if (result.ok) continue;
      all = false;
      showToast({ tone: 'danger', text: t('duplicates.linkFailed', { why: errorText(result.error) }) });
    }
    setChoices([]);
    return all;
  };
  return { choices, choose, restore: setChoices, addTo };
}
