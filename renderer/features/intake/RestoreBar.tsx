import { formatMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Banner, Button } from '../../ui';
import type { FormDraft } from './draft';

export interface RestoreBarProps {
  readonly found: readonly FormDraft[];
  readonly onRestore: (draft: FormDraft) => void;
  readonly onDiscard: (draft: FormDraft) => void;
}

/** Letters that were begun and not saved: any of them can be taken up again. */
export function RestoreBar({ found, onRestore, onDiscard }: RestoreBarProps) {
  if (found.length === 0) return null;
  return (
    <Banner tone="info" title={t('draft.foundTitle', { count: found.length })}>
      <ul className="drafts">
        {found.map((draft) => {
          const when = formatMoment(draft.savedMs);
          const about = aboutDraft(draft);
          return (
            <li key={draft.key} className="row">
              <span className="grow drafts-about">
                <strong>{t('draft.found', { when })}</strong> {about}
              </span>
              <Button
                size="small"
                tone="primary"
                label={t('draft.restoreOne', { when, about })}
                onClick={() => onRestore(draft)}
              >
                {t('draft.restore')}
              </Button>
              <Button size="small" label={t('draft.discardOne', { when, about })} onClick={() => onDiscard(draft)}>
                {t('draft.discard')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Banner>
  );
}

/** What tells one draft from another: what it is about, else who sent it. */
function aboutDraft({ form }: FormDraft): string {
  const words = form.summary.trim() || form.senders[0]?.name.trim() || form.content.trim();
  return words ? words.slice(0, 120) : t('draft.untitled');
}
