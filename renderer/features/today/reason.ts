import { formatDay, formatMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import type { TodayItem } from '../../vault/api/work';
import type { Rules } from '../common/rules';
import { placeOfDraft } from './drafts';

/** Why an item is on the list, in words. */
export function reasonWords(item: TodayItem, rules: Rules): string {
  const { reason, params } = item;
  const number = (name: string) => Number(params[name] ?? 0);
  const text = (name: string) => String(params[name] ?? '');
  // What an assignment asks for by a day of its own.
  const within = (name: 'assigned' | 'with', words: Readonly<Record<string, string>> = {}): string => {
    if (params.on === undefined) return t(`today.reason.${name}`, words);
    const on = formatDay(text('on'));
    return t(number('late') === 1 ? `today.reason.${name}Late` : `today.reason.${name}By`, { ...words, on });
  };
  switch (reason) {
    case 'overdue':
    case 'soon': {
      const rule = rules.name('deadlines', text('rule'));
      const days = number('days');
      if (days > 0) return t(`today.reason.${reason}`, { days, rule });
      // Past on a weekend or a holiday: no working day has gone by since.
      return t(reason === 'overdue' ? 'today.reason.past' : 'today.reason.dueToday', { rule });
    }
    case 'assigned':
      return within('assigned');
    case 'with':
      return within('with', { person: text('person') });
    case 'reminder':
      return t('today.reason.reminder', { count: number('count'), on: formatDay(text('on')) });
    case 'agreed': {
      const direction = text('direction');
      if (direction === '') return t('today.reason.agreed');
      return t('today.reason.agreedOn', { direction: rules.name('directions', direction) });
    }
    case 'unclassified':
      return t('today.reason.unclassified', { on: formatDay(text('on')) });
    case 'unheld':
      return t('today.reason.unheld', { status: rules.name('statuses', text('status')) });
    case 'transfer':
      return t(number('sent') === 1 ? 'today.reason.transfer' : 'today.reason.transferUnsent');
    case 'draft':
      return draftWords(item, formatMoment(number('savedMs')));
    case 'retention':
      return t('today.reason.retention', { on: formatDay(text('on')) });
    default:
      return t(`today.reason.${reason}`);
  }
}

/** Where the line tells the letter, what of it was begun is told here. */
const draftWords = ({ draftKey, summary }: TodayItem, when: string): string =>
  summary === ''
    ? t('today.reason.draft', { when })
    : t('today.reason.draftOf', { what: placeOfDraft(draftKey ?? '').name, when });
