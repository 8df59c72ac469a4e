import type { WorkEvent } from '../../../shared/model/work';
import { formatDay } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import type { Rules } from '../common/rules';

const after = (text: string | undefined): string => (text ? ` ${text}` : '');

/** What was done, in a sentence as the history tells it. Who and when stand beside it. */
export function eventWords(event: WorkEvent, rules: Rules): string {
  switch (event.t) {
    case 'assign':
      return t('event.assign', { role: rules.name('roles', event.role), person: event.person }) + after(event.text);
    case 'unassign':
      return t('event.unassign', { reason: event.reason });
    case 'propose':
      return t('event.propose', { direction: rules.name('directions', event.direction) }) + after(event.text);
    case 'approve': {
      const verdict = label('workflow.verdictOf', event.verdict);
      const direction = event.direction ? ` ${rules.name('directions', event.direction)}.` : '';
      return (
        t('event.approve', { verdict, approver: event.approver, on: formatDay(event.on) }) +
        direction +
        after(event.text)
      );
    }
    case 'step':
      return t('event.step', { step: rules.name('steps', event.step), on: formatDay(event.on) }) + after(event.text);
    case 'extend':
      return t('event.extend', { days: event.days, approver: event.approver, reason: event.reason });
    case 'stop':
      return (
        t('event.stop', { on: formatDay(event.on), reason: rules.name('stopReasons', event.reason) }) +
        after(event.text)
      );
    case 'restart':
      return t('event.restart', { on: formatDay(event.on) }) + after(event.text);
    case 'remind':
      return t('event.remind', { to: event.to, on: formatDay(event.on) }) + after(event.text);
    case 'remindAnswer':
      return t('event.remindAnswer', { on: formatDay(event.on) }) + after(event.text);
    case 'transfer':
      return t('event.transfer', { to: event.to, on: formatDay(event.on) }) + after(event.text);
    case 'transferState':
      return (
        t('event.transferState', { state: label('workflow.stateOf', event.state), on: formatDay(event.on) }) +
        after(event.text)
      );
    case 'dossier': {
      const item = dossierItem(event.item, rules);
      return t(event.present ? 'event.dossier' : 'event.dossierNot', { item }) + after(event.text);
    }
    case 'link':
      return t('event.link', { kind: label('case.linkOf', event.kind) }) + after(event.text);
    case 'unlink':
      return t('event.unlink', { reason: event.reason });
    case 'guard':
      return t('event.guard', {
        person: event.person,
        decision: label('guard.decision', event.decision),
        reason: event.reason,
      });
    case 'paper':
      return t('event.paper', { title: [event.title, event.numberText].filter(Boolean).join(' ') });
    case 'paperState':
      return t('event.paperState', { reason: event.reason });
    case 'scan':
      return t('event.scan', { name: event.name, pages: event.pages });
    case 'unscan':
      return t('event.unscan', { reason: event.reason });
    case 'void':
      return t('event.void', { reason: event.reason });
  }
}

function dossierItem(code: string, rules: Rules): string {
  const items = rules.pack?.dossiers.flatMap((dossier) => dossier.items) ?? [];
  return items.find((item) => item.code === code)?.name ?? code;
}
