import { assignmentsOf } from '../../../shared/rules/folds';
import { entriesOf } from '../../../shared/rules/work';
import { formatDay, formatFullMoment, isoDay } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import { Badge, Button } from '../../ui';
import { useRules } from '../common/rules';
import { AssignForm } from '../workflow/forms/AssignForm';
import { UnassignForm } from '../workflow/forms/UnassignForm';
import { placeOf } from '../workflow/tracks';
import { useCase } from './caseDesk';

/** Phân công: who does what on the letter now, and what the guard against conflicts of interest has decided. */
export function PeopleTab() {
  const { detail, form, open, mayChange, track } = useCase();
  const rules = useRules();
  const assigned = assignmentsOf(detail);
  const decisions = entriesOf(detail, 'guard');
  const today = isoDay(new Date());
  return (
    <div className="stack">
      {mayChange && form === null && (
        <div>
          <Button tone="primary" onClick={() => open({ kind: 'assign', ...(track === null ? {} : { claim: track }) })}>
            {t('workflow.assign')}
          </Button>
        </div>
      )}
      {form?.kind === 'assign' && <AssignForm {...form} />}
      {form?.kind === 'unassign' && <UnassignForm key={form.about} {...form} />}
      {assigned.length === 0 && <p className="dim">{t('case.nobody')}</p>}
      <ul className="plain-list">
        {assigned.map(({ opId, by, atMs, event }) => (
          <li key={opId} className="row row-apart">
            <span>
              <Badge>{rules.name('roles', event.role)}</Badge> <strong>{event.person}</strong>{' '}
              <span className="dim">{[event.account, event.office].filter(Boolean).join(', ')}</span>
              {event.claim !== undefined && (
                <span className="dim"> {t('case.ofClaim', { place: placeOf(detail, event.claim) })}</span>
              )}{' '}
              {event.dueOn && (
                <Badge tone={event.dueOn < today ? 'danger' : 'plain'}>
                  {t('case.assignedDue', { on: formatDay(event.dueOn) })}
                </Badge>
              )}
              {event.text && <div>{event.text}</div>}
              <div className="dim">{t('detail.noteMeta', { by, when: formatFullMoment(atMs) })}</div>
            </span>
            {mayChange && (
              <Button size="small" tone="quiet" onClick={() => open({ kind: 'unassign', about: opId })}>
                {t('case.unassign')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && form === null && (
        <div>
          <Button size="small" tone="quiet" onClick={() => open({ kind: 'guard' })}>
            {t('guard.decide')}
          </Button>
        </div>
      )}
      {decisions.length > 0 && (
        <section className="stack-tight" aria-label={t('guard.decisions')}>
          <h2>{t('guard.decisions')}</h2>
          <ul className="plain-list">
            {decisions.map(({ opId, by, atMs, event }) => (
              <li key={opId}>
                <strong>{event.person}</strong>: {label('guard.decision', event.decision)}. {event.reason}{' '}
                {detail.guard.selfConfirmed.includes(opId) && <Badge tone="warn">{t('guard.toReview')}</Badge>}
                <div className="dim">{t('detail.noteMeta', { by, when: formatFullMoment(atMs) })}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
