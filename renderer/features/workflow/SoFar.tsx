import type { ReactNode } from 'react';
import { remindersOf, transfersOf } from '../../../shared/rules/folds';
import { entriesOf } from '../../../shared/rules/work';
import { formatDay, isoDay } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import { Badge, Button, type Tone } from '../../ui';
import { useRules } from '../common/rules';
import { useCase } from '../letters/caseDesk';
import { standingOf } from './standing';
import { claimsOf } from './tracks';

const stateTones: Readonly<Record<string, Tone>> = { 'bi-tra': 'danger', 'da-tra-loi': 'ok', 'da-nhan': 'info' };

/** What stands now: the classification, proposal and decision, steps, transfers with their states, reminders, the result. */
export function SoFar() {
  const { detail, track, mayChange, open } = useCase();
  const rules = useRules();
  const { letter } = detail;
  const claim = claimsOf(detail).find(({ id }) => id === track);
  const standing = standingOf(detail.work, track);
  const approval = standing?.decision?.event;
  const steps = entriesOf(detail, 'step').filter(({ event }) => (event.claim ?? null) === track);
  const reminders = remindersOf(detail, isoDay(new Date()));
  const answers = entriesOf(detail, 'remindAnswer');
  const answersTo = (reminder: string) => answers.filter(({ event }) => event.reminder === reminder);
  const transfers = transfersOf(detail).filter(({ entry }) => (entry.event.claim ?? null) === track);
  const result = track === null ? letter.result : claim?.result;
  const { classification } = letter;
  return (
    <dl className="facts standing">
      {classification && (
        <Line name={t('letter.classification')}>
          {rules.name('classes', classification.class)} <span className="dim">{formatDay(classification.on)}</span>
          {classification.reasons.length > 0 && (
            <div className="dim">{classification.reasons.map((code) => rules.name('refusals', code)).join('; ')}</div>
          )}
        </Line>
      )}
      {standing && (
        <Line name={t('workflow.propose')}>
          {rules.name('directions', standing.proposal.event.direction)}{' '}
          <span className="dim">
            {t('detail.noteMeta', { by: standing.proposal.by, when: formatDay(standing.proposal.event.on) })}
          </span>
          {standing.proposal.event.reasons.length > 0 && (
            <div className="dim">
              {standing.proposal.event.reasons.map((code) => rules.name('refusals', code)).join('; ')}
            </div>
          )}
          {standing.proposal.event.text && <div>{standing.proposal.event.text}</div>}
        </Line>
      )}
      {approval && (
        <Line name={t('workflow.approve')}>
          <Badge tone={approval.verdict === 'tra-lai' ? 'danger' : 'ok'}>
            {label('workflow.verdictOf', approval.verdict)}
          </Badge>{' '}
          {approval.direction && `${rules.name('directions', approval.direction)} `}
          <span className="dim">
            {t('detail.noteMeta', {
              by: [approval.approver, approval.office].filter(Boolean).join(', '),
              when: formatDay(approval.on),
            })}
          </span>
          {approval.text && <div>{approval.text}</div>}
        </Line>
      )}
      {steps.length > 0 && (
        <Line name={t('workflow.steps')}>
          <ol className="people">
            {steps.map(({ opId, event }) => (
              <li key={opId}>
                <span className="number">{formatDay(event.on)}</span> {rules.name('steps', event.step)}{' '}
                <span className="dim">{[event.person, event.text].filter(Boolean).join('; ')}</span>
              </li>
            ))}
          </ol>
        </Line>
      )}
      {transfers.length > 0 && (
        <Line name={t('workflow.transfers')}>
          {transfers.map(({ entry, state, since, history }) => (
            <div key={entry.opId} className="row row-apart">
              <span>
                {entry.event.to} <span className="number dim">{formatDay(entry.event.on)}</span>{' '}
                <Badge tone={stateTones[state] ?? 'info'}>
                  {label('workflow.stateOf', state)} {formatDay(since)}
                </Badge>
                <div className="dim">
                  {entry.event.papers.map(({ name, copies }) => t('workflow.paperLine', { name, copies })).join('; ')}
                </div>
                {history.at(-1)?.event.text && <div>{history.at(-1)?.event.text}</div>}
              </span>
              {mayChange && (
                <Button size="small" onClick={() => open({ kind: 'transferState', about: entry.opId })}>
                  {t('workflow.transferState')}
                </Button>
              )}
            </div>
          ))}
        </Line>
      )}
      {reminders.length > 0 && (
        <Line name={t('workflow.reminders', { count: reminders.length })}>
          {reminders.map(({ entry: { opId, event }, no, answered, overdue }) => (
            <div key={opId} className="row row-apart">
              <span>
                {t('workflow.remindLine', { place: no, to: event.to, on: formatDay(event.on) })}{' '}
                {answered ? (
                  <Badge tone="ok">{label('workflow.stateOf', 'da-tra-loi')}</Badge>
                ) : (
                  event.dueOn && (
                    <Badge tone={overdue ? 'danger' : 'plain'}>
                      {t(overdue ? 'workflow.remindOver' : 'workflow.remindDue', { on: formatDay(event.dueOn) })}
                    </Badge>
                  )
                )}
                {answersTo(opId).map(({ opId: answer, event: { on, text } }) => (
                  <div key={answer} className="dim">
                    {t('workflow.answerLine', { on: formatDay(on) })} {text}
                  </div>
                ))}
              </span>
              {mayChange && !answered && (
                <Button size="small" onClick={() => open({ kind: 'remindAnswer', about: opId })}>
                  {t('workflow.act.remindAnswer')}
                </Button>
              )}
            </div>
          ))}
        </Line>
      )}
      {result && (
        <Line name={t('letter.result')}>
          <strong>{rules.name('results', result.code)}</strong>{' '}
          {result.decidedOn && <span className="dim">{formatDay(result.decidedOn)}</span>}
          {result.cause && <div>{rules.name('causes', result.cause)}</div>}
          {result.text && <div>{result.text}</div>}
          {result.lateUnit && (
            <div>
              <Badge tone="warn">{t('workflow.lateUnitLine', { unit: result.lateUnit })}</Badge> {result.lateCause}
            </div>
          )}
        </Line>
      )}
    </dl>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
