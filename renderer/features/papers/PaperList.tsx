import type { Paper as IssuedEntry } from '../../../shared/rules/folds';
import type { PaperTemplate } from '../../../shared/rules/pack/schema';
import { formatDay, formatMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Badge, Button } from '../../ui';
import type { PaperDraft } from './draft';

export interface PaperListProps {
  readonly templates: readonly PaperTemplate[];
  /** Codes of those that the letter's status or direction suggests. */
  readonly suggested: ReadonlySet<string>;
  readonly issued: readonly IssuedEntry[];
  readonly drafts: readonly PaperDraft[];
  readonly nameOf: (template: string) => string;
  readonly mayChange: boolean;
  readonly onOpen: (paper: string) => void;
}

/** What was issued for a letter, what was begun, and what may be made. */
export function PaperList({ templates, suggested, issued, drafts, nameOf, mayChange, onOpen }: PaperListProps) {
  return (
    <div className="paper-lists">
      {mayChange && (
        <section className="panel stack" aria-labelledby="papers-new">
          <h2 id="papers-new">{t('papers.new')}</h2>
          {templates.length === 0 && <p className="dim">{t('papers.noTemplates')}</p>}
          <ul className="paper-templates">
            {templates.map((template, i) => (
              <li key={template.code}>
                <Button
                  tone={i === 0 && suggested.has(template.code) ? 'primary' : 'plain'}
                  autoFocus={i === 0}
                  onClick={() => onOpen(template.code)}
                >
                  {template.name}
                </Button>
                {suggested.has(template.code) && <Badge tone="info">{t('papers.suggested')}</Badge>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="stack">
        {drafts.length > 0 && (
          <section className="panel stack" aria-labelledby="papers-drafts">
            <h2 id="papers-drafts">{t('papers.drafts')}</h2>
            <ul className="plain-list">
              {drafts.map((draft) => (
                <li key={draft.key} className="row">
                  <span className="grow">
                    {nameOf(draft.paper.template)}{' '}
                    <span className="dim">{t('papers.keptAt', { when: formatMoment(draft.savedMs) })}</span>
                  </span>
                  <Button
                    size="small"
                    label={t('papers.goOnWith', { name: nameOf(draft.paper.template) })}
                    onClick={() => onOpen(draft.paper.template)}
                  >
                    {t('papers.goOn')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className="panel stack" aria-labelledby="papers-issued">
          <h2 id="papers-issued">{t('papers.issuedList')}</h2>
          {issued.length === 0 && <p className="dim">{t('papers.noneIssued')}</p>}
          <ul className="plain-list">
            {[...issued].reverse().map(({ entry, withdrawn }) => (
              <li key={entry.opId} className="row">
                <span className="grow">
                  <strong>{entry.event.numberText}</strong> {nameOf(entry.event.template)}{' '}
                  <span className="dim">{formatDay(entry.event.on)}</span>{' '}
                  {withdrawn && <Badge tone="warn">{t('papers.state.thu-hoi')}</Badge>}
                </span>
                <Button
                  size="small"
                  label={t('papers.openOne', { number: entry.event.numberText ?? '' })}
                  onClick={() => onOpen(entry.opId)}
                >
                  {t('papers.open')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}
