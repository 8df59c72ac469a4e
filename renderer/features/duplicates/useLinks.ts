import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import type { LinkKind } from '../../vault/api/duplicates';
import { useVaultCommand } from '../common/vault';
import type { LinkChoice } from './linkChoice';

/**
 * Links of a saved letter: made and taken back at once, each with its way back. `choices` and `choose` fit the
 * DuplicatePanel.
 */
export function useLinks(detail: Pick<LetterDetail, 'recId' | 'links'>) {
  const work = useVaultCommand('work.add');
  const { recId, links } = detail;

  const link = async (other: string, kind: LinkKind, text: string): Promise<boolean> => {
    const event = { t: 'link', kind, other, ...(text ? { text } : {}) } as const;
    const result = await work.mutateAsync({ recId, event });
    showToast(
      result.ok
        ? {
            tone: 'ok',
            text: t('duplicates.linked', { kind: t(`duplicates.kind.${kind}`) }),
            action: { label: t('action.undo'), run: () => void unlink(result.value.opId, t('duplicates.undone')) },
          }
        : { tone: 'danger', text: t('duplicates.linkFailed', { why: errorText(result.error) }) },
    );
    return result.ok;
  };
  /** True once the link is taken back. */
  const unlink = async (opId: string, reason: string): Promise<boolean> => {
    const before = links.find((one) => one.opId === opId);
    const result = await work.mutateAsync({ recId, event: { t: 'unlink', link: opId, reason } });
    showToast(
      result.ok
        ? {
            tone: 'ok',
            text: t('duplicates.unlinked'),
            ...(before
              ? {
                  action: {
                    label: t('action.undo'),
                    run: () => void link(before.recId, before.kind, before.text),
                  },
                }
              : {}),
          }
        : { tone: 'danger', text: errorText(result.error) },
    );
    return result.ok;
  };
  const choose = async (other: string, choice: LinkChoice | null): Promise<void> => {
    const held = links.find((one) => one.recId === other);
    if (held && !(await unlink(held.opId, t('duplicates.changedKind')))) return;
    if (choice) await link(other, choice.kind, choice.text);
  };
  return { choices: links, choose, link, unlink, busy: work.isPending };
}
