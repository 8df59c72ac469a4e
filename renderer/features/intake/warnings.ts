import { parseDay } from '../../i18n/dates';
import type { TextKey } from '../../i18n/t';
import type { LetterForm } from './form';

/** What looks odd but may well be so. Shown beside the form; never stops a save. */
export function warningsOf(form: LetterForm, today: string): readonly TextKey[] {
  const found: TextKey[] = [];
  const senders = form.senders.filter((sender) => sender.name.trim() !== '' || sender.organisation.trim() !== '');
  if (form.authorship === 'co-ten' && senders.length === 0) found.push('form.warn.noSender');
  if (form.authorship === 'co-ten' && senders.some((sender) => sender.address.trim() === '')) {
    found.push('form.warn.noAddress');
  }
  if (form.authorship === 'nac-danh' && senders.length > 0) found.push('form.warn.namedAnonymous');
  if (form.kind === 'to-cao' && senders.length > 1) found.push('form.warn.severalSigners');
  if (form.kind === 'to-cao' && form.accused.every((accused) => accused.name.trim() === '')) {
    found.push('form.warn.noAccused');
  }
  const days = [form.writtenOn, form.postmarkedOn, form.arrivedOn, form.receivedOn].flatMap((typed) => {
    const day = parseDay(typed);
    return day ? [day] : [];
  });
  if (days.some((day) => day > today)) found.push('form.warn.future');
  if (days.some((day, place) => place > 0 && day < days[place - 1]!)) found.push('form.warn.order');
  return found;
}
