import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import type { LinkKind } from '../../vault/api/duplicates';
import type { VaultPort } from '../common/vault';

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

/** Links a saved letter with those that were chosen; says what could not be linked. True when all were. */
export async function addLinks(vault: VaultPort, recId: string, choices: readonly LinkChoice[]): Promise<boolean> {
  let all = true;
  for (const { recId: other, kind, text } of choices) {
    const event = { t: 'link', kind, other, ...(text ? { text } : {}) } as const;
    const result = await vault.call('work.add', { recId, event });
    if (result.ok) continue;
    all = false;
    showToast({ tone: 'danger', text: t('duplicates.linkFailed', { why: errorText(result.error) }) });
  }
  return all;
}
