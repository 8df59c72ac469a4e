import { parseDay } from '../../i18n/dates';
import { type TextKey, type TextParams, t } from '../../i18n/t';
import type { LetterForm } from './form';
import type { TextPath } from './formStore';

export interface Warning {
  readonly text: TextKey;
  readonly params?: TextParams;
  /** The field to look at. */
  readonly path: TextPath;
}

/** A letter that came so many days ago is entered late. */
const lateDays = 30;
/** Older than so many years, a date is more likely mistyped. */
const oldYears = 5;

const dayNames = ['writtenOn', 'postmarkedOn', 'arrivedOn', 'receivedOn'] as const;

/** What looks odd but may well be so. Shown beside the form; never stops a save. */
export function warningsOf(form: LetterForm, today: string, isNew = true): readonly Warning[] {
  const byHand: Warning[] =
    isNew && form.registerNo.trim() !== '' ? [{ text: 'form.warn.handNumber', path: 'registerNo' }] : [];
  return [...aboutDays(form, today), ...byHand, ...aboutPeople(form), ...aboutContent(form)];
}

function aboutDays(form: LetterForm, today: string): Warning[] {
  const found: Warning[] = [];
  const days = dayNames.flatMap((name) => {
    const day = parseDay(form[name]);
    return day ? [{ name, day }] : [];
  });
  for (const { name, day } of days) {
    if (day > today) found.push({ text: 'form.warn.future', params: { what: t(`letter.${name}`) }, path: name });
    else if (daysBetween(day, today) > oldYears * 365)
      found.push({ text: 'form.warn.old', params: { what: t(`letter.${name}`), years: oldYears }, path: name });
  }
  const on = (name: string) => days.find((one) => one.name === name)?.day;
  const [postmarked, arrived] = [on('postmarkedOn'), on('arrivedOn')];
  if (postmarked && arrived && postmarked > arrived) {
    found.push({ text: 'form.warn.postmark', path: 'postmarkedOn' });
  } else {
    const turned = days.findIndex(({ day }, place) => place > 0 && day < days[place - 1]!.day);
    if (turned > 0) found.push({ text: 'form.warn.order', path: days[turned]!.name });
  }
  if (arrived && arrived <= today) {
    const late = daysBetween(arrived, today);
    if (late > lateDays) found.push({ text: 'form.warn.late', params: { days: late }, path: 'arrivedOn' });
  }
  if (arrived && form.receivedOn.trim() === '') found.push({ text: 'form.warn.noReceived', path: 'receivedOn' });
  if (form.source === 'buu-dien' && form.postmarkedOn.trim() === '' && arrived) {
    found.push({ text: 'form.warn.noPostmark', path: 'postmarkedOn' });
  }
  return found;
}

function aboutPeople(form: LetterForm): Warning[] {
  const found: Warning[] = [];
  const senders = form.senders.flatMap((sender, place) =>
    sender.name.trim() !== '' || sender.organisation.trim() !== '' ? [{ ...sender, place }] : [],
  );
  const isNamed = form.authorship === 'co-ten';
  if (isNamed && senders.length === 0) found.push({ text: 'form.warn.noSender', path: 'senders.0.name' });
  const homeless = isNamed ? senders.find(({ address }) => address.trim() === '') : undefined;
  if (homeless) found.push({ text: 'form.warn.noAddress', path: `senders.${homeless.place}.address` });
  if (form.authorship === 'nac-danh' && senders.length > 0) {
    found.push({ text: 'form.warn.namedAnonymous', path: 'authorship' });
  }
  const signed = Number(form.signatories) || 0;
  if (form.kind === 'to-cao' && Math.max(senders.length, signed) > 1) {
    found.push({ text: 'form.warn.severalSigners', path: 'senders.0.name' });
  }
  if (signed > 0 && signed < senders.length) found.push({ text: 'form.warn.fewSigners', path: 'signatories' });
  if (form.kind === 'to-cao' && form.accused.every(({ name }) => name.trim() === '')) {
    found.push({ text: 'form.warn.noAccused', path: 'accused.0.name' });
  }
  return found;
}

function aboutContent(form: LetterForm): Warning[] {
  const found: Warning[] = [];
  const claims = form.claims.filter(({ text }) => text.trim() !== '');
  if (claims.length === 1) found.push({ text: 'form.warn.oneClaim', path: 'claims.0.text' });
  if (claims.length > 1 && !claims.some(({ kind }) => kind === form.kind)) {
    found.push({ text: 'form.warn.claimKinds', path: 'kind' });
  }
  return found;
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
