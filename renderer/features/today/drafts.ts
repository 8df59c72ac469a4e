import { label, t } from '../../i18n/t';
import type { Route } from '../common/route';
import { newScope } from '../intake/draft';
import { formOfDraft } from '../letters/formDraft';

/** What a draft was begun for, and the screen that takes it up again. */
export interface DraftPlace {
  readonly name: string;
  readonly route: Route;
}

/**
 * Keys tell what a draft is of (intake/draft.ts, papers/draft.ts, letters/formDraft.ts). One that nobody knows leads to the entry of
 * a letter.
 */
export function placeOfDraft(key: string): DraftPlace {
  const edit = /^letter\.edit\.([0-9a-f]{32}):/.exec(key);
  if (edit) return { name: t('today.draft.edit'), route: { screen: 'edit', recId: edit[1]!, draft: key } };
  const paper = /^paper:([0-9a-f]{32}):(.+)$/.exec(key);
  if (paper) return { name: t('today.draft.paper'), route: { screen: 'papers', recId: paper[1]!, paper: paper[2]! } };
  const small = formOfDraft(key);
  if (small) {
    const name = t('today.draft.form', { form: label('today.draftOf', small.form.kind) });
    return { name, route: { screen: 'letter', ...small } };
  }
  const name = key.startsWith(`${newScope}:`) ? t('today.draft.letter') : t('today.draft.other');
  return { name, route: { screen: 'intake', draft: key } };
}
