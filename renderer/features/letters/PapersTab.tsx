import { papersOf } from '../../../shared/rules/folds';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Badge, Button } from '../../ui';
import { highestLevel, useMarkingLevel } from '../common/marking';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { useCase } from './caseDesk';

/** Giấy tờ: the papers that were made from the letter, and the way to make another. */
export function PapersTab() {
  const { detail, mayChange } = useCase();
  const { go } = useRouter();
  const rules = useRules();
  const papers = papersOf(detail);
  useMarkingLevel(highestLevel(papers.map(({ entry }) => entry.event)));
  return (
    <div className="stack">
      {mayChange && (
        <div>
          <Button tone="primary" onClick={() => go({ screen: 'papers', recId: detail.recId })}>
            {t('case.makePaper')}
          </Button>
        </div>
      )}
      {papers.length === 0 && <p className="dim">{t('case.noPapers')}</p>}
      <ul className="plain-list">
        {papers.map(({ entry: { opId, by, event }, withdrawn }) => {
          const state = withdrawn?.event;
          return (
            <li key={opId} className="row row-apart">
              <span>
                <strong>{event.title}</strong> {event.numberText && <span className="number">{event.numberText}</span>}{' '}
                {event.level && <Badge tone="danger">{rules.name('secrecy', event.level)}</Badge>}{' '}
                {state && <Badge tone="warn">{t('case.withdrawn', { on: formatDay(state.on) })}</Badge>}
                <div className="dim">
                  {t('detail.noteMeta', { by, when: formatDay(event.on) })}
                  {event.recipients.length > 0 && ` · ${event.recipients.join('; ')}`}
                </div>
                {state && <div>{t('history.reason', { reason: state.reason })}</div>}
              </span>
              <Button size="small" onClick={() => go({ screen: 'papers', recId: detail.recId, paper: opId })}>
                {t('case.openPaper')}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
