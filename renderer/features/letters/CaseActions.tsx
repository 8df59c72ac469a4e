import { t } from '../../i18n/t';
import { useScreenActions } from '../common/actions';
import { useRouter } from '../common/route';
import { actionsOf, letterKeys } from '../common/screenKeys';
import { isWorkAct, useWorkActs } from '../workflow/useWorkActs';
import { useCase } from './caseDesk';
import { type CaseTab, caseTabs } from './caseTabs';

export interface CaseActionsProps {
  readonly tab: CaseTab;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** What can be done with the letter: from the palette wherever one stands in it; letters of work act in their own part. */
export function CaseActions({ tab, onEdit, onDelete }: CaseActionsProps) {
  const { detail, mayChange, form, showTab } = useCase();
  const { go } = useRouter();
  const acts = useWorkActs();
  const actions = [
    ...actionsOf(letterKeys, t, {
      ...(mayChange
        ? {
            edit: onEdit,
            ...Object.fromEntries(acts.map(({ kind, run }) => [kind, run])),
            paper: () => go({ screen: 'papers', recId: detail.recId }),
            remove: onDelete,
          }
        : {}),
    }),
    ...caseTabs.map((name, place) => ({
      id: `tab ${name}`,
      label: t(`detail.tab.${name}`),
      keys: `Ctrl+${place + 1}`,
      run: () => showTab(name),
    })),
  ];
  useScreenActions(actions, ({ id }) => !isWorkAct(id) || (tab === 'work' && form === null));
  return null;
}
