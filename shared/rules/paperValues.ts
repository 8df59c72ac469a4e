import type { Claim, Letter, LetterResult, secrecyLevels } from '../model/letter';
import { dayNumber, shownDay } from './days';
import { approvalOf, assignmentsOf, papersOf, proposalOf, remindersOf, transfersOf } from './folds';
import type { RulePack } from './pack/schema';
import { deadlineValues } from './paperDeadlines';
import { perContent } from './perContent';
import { signatories } from './signatories';
import type { CaseFacts, Clock, Day, UnitFacts } from './types';

/** What a paper is filled from. */
export interface PaperContext {
  readonly facts: CaseFacts;
  readonly pack: RulePack;
  readonly unit: UnitFacts;
  readonly clocks: readonly Clock[];
  /** Day of the paper. */
  readonly on: Day;
  /** Where it is signed, e.g. `Hà Nội`; '' when the desk does not know. */
  readonly place: string;
  readonly level: (typeof secrecyLevels)[number] | '';
  /** Its number as written, once it has one. */
  readonly numberText?: string;
  /** The officer who makes it. */
  readonly officer?: string;
  readonly signerName?: string;
  /** The claim that it is about; absent for the whole letter. */
  readonly claim?: string;
  /** Given by the officer for this paper: they go before what the letter says. */
  readonly extra?: Readonly<Record<string, string>>;
}

/**
 * Every placeholder with its value; '' where the letter says nothing:
 * the letter — so-vao-so, loai, loai-hoa, nguon, ngay-den, ngay-viet, ngay-nhan, ngay-buu-dien, trich-yeu, noi-dung, tai-lieu,
 * linh-vuc, so-nguoi-ky; people — nguoi-gui, dia-chi, nguoi-gui-dia-chi, dien-thoai, nguoi-bi, nguoi-bi-chuc-vu;
 * work — phan-loai, ly-do, de-xuat, huong-xu-ly, y-kien, nguoi-duyet, can-bo, noi-chuyen, ngay-chuyen, tai-lieu-chuyen,
 * lan-don-doc, han-tra-loi (of the reminder), ngay-xep-luu, ket-qua; deadlines — han-tra-loi-don, han-giai-quyet, each also
 * with -ngay (how long) and can-cu- before it (by what rule), and of older packs han, han-ngay, can-cu-han; this paper —
 * ngay, don-vi, don-vi-tren, ma-don-vi, nguoi-lap.
 */
export function paperValues(context: PaperContext): Record<string, string> {
  return {
    ...letterValues(context),
    ...peopleValues(context),
    ...workValues(context),
    ...ownValues(context),
    ...context.extra,
  };
}

const shown = (day: Day | undefined): string => (day ? shownDay(dayNumber(day)) : '');

type Group = 'kinds' | 'sources' | 'fields' | 'directions' | 'results' | 'classes' | 'refusals';

/** The pack's name of a code; the code itself when this pack does not know it. */
const named = (pack: RulePack, group: Group, code: string | undefined): string =>
  code === undefined ? '' : (pack[group].find((entry) => entry.code === code)?.name ?? code);

function letterValues({ facts: { letter }, pack, claim }: PaperContext): Record<string, string> {
  const one = letter.claims?.find((candidate) => candidate.id === claim);
  const kind = named(pack, 'kinds', one?.kind ?? letter.kind).toLocaleLowerCase('vi');
  const count = signatories(letter);
  return {
    'so-vao-so': letter.registerNo ?? '',
    loai: kind,
    'loai-hoa': kind.toLocaleUpperCase('vi'),
    nguon: named(pack, 'sources', letter.source),
    'ngay-den': shown(letter.arrivedOn),
    'ngay-viet': shown(letter.writtenOn),
    'ngay-nhan': shown(letter.receivedOn),
    'ngay-buu-dien': shown(letter.postmarkedOn),
    'trich-yeu': one?.text || (letter.summary ?? ''),
    'noi-dung': one?.text || letter.content || (letter.summary ?? ''),
    'tai-lieu': letter.enclosures ?? '',
    'linh-vuc': fieldsOf(letter, one)
      .map((field) => named(pack, 'fields', field))
      .join('; '),
    'so-nguoi-ky': count === 0 ? '' : String(count),
  };
}

/** Lĩnh vực: of the claim that it is about, else of the letter and of all its claims. */
function fieldsOf(letter: Partial<Letter>, one: Claim | undefined): readonly string[] {
  if (one) return [one.field ?? letter.field ?? ''];
  const all = [letter.field, ...(letter.claims ?? []).map((claim) => claim.field)];
  return [...new Set(all.filter((field) => field !== undefined))];
}

function peopleValues({ facts: { letter } }: PaperContext): Record<string, string> {
  const senders = letter.senders ?? [];
  const accused = letter.accused ?? [];
  const list = (parts: readonly (string | undefined)[], by: string): string => parts.filter(Boolean).join(by);
  return {
    'nguoi-gui': list(
      senders.map((one) => one.name || one.organisation),
      ', ',
    ),
    'dia-chi': list([...new Set(senders.map((one) => one.address))], '; '),
    'nguoi-gui-dia-chi': list(
      senders.map((one) => list([one.name || one.organisation, one.address], ', ')),
      '; ',
    ),
    'dien-thoai': list(
      senders.map((one) => one.phone),
      ', ',
    ),
    'nguoi-bi': list(
      accused.map((one) => one.name),
      ', ',
    ),
    'nguoi-bi-chuc-vu': list(
      accused.map((one) => list([one.name, one.office, one.unit], ', ')),
      '; ',
    ),
  };
}

function workValues({ facts, pack, clocks, claim, on }: PaperContext): Record<string, string> {
  const { letter } = facts;
  const transfer = transfersOf(facts, claim).at(-1)?.entry.event;
  const reminder = reminderToWrite(facts, pack, on);
  const reasons = letter.classification?.reasons ?? proposalOf(facts, claim)?.event.reasons ?? [];
  return {
    'phan-loai': named(pack, 'classes', letter.classification?.class),
    'ly-do': reasons.map((code) => named(pack, 'refusals', code)).join('; '),
    ...decidedValues(facts, pack, claim),
    'can-bo': assignmentsOf(facts, claim)
      .map(({ event }) => event.person)
      .join(', '),
    'noi-chuyen': transfer?.to ?? '',
    'ngay-chuyen': shown(transfer?.on),
    'tai-lieu-chuyen': (transfer?.papers ?? []).map((paper) => `${paper.name} (${paper.copies} bản)`).join('; '),
    'ngay-xep-luu': shown(facts.reached.filter((step) => step.status === 'xep-luu').at(-1)?.on),
    'han-tra-loi': shown(reminder.dueOn),
    'lan-don-doc': String(reminder.no),
    ...deadlineValues(clocks, claim),
  };
}

/** What was proposed, approved and found: of one claim, or of the letter and of each of its claims where they differ. */
function decidedValues(facts: CaseFacts, pack: RulePack, claim: string | undefined): Record<string, string> {
  const { letter } = facts;
  const claims = letter.claims ?? [];
  const told = (of: (track: string | undefined) => string): string =>
    claim === undefined ? perContent(letter, of(undefined), ({ id }) => of(id)) : of(claim);
  const approvers = claim === undefined ? [undefined, ...claims.map(({ id }) => id)] : [claim];
  return {
    'de-xuat': told((track) => named(pack, 'directions', proposalOf(facts, track)?.event.direction)),
    'y-kien': told((track) => proposalOf(facts, track)?.event.text ?? ''),
    'huong-xu-ly': told((track) => named(pack, 'directions', directionOf(facts, track))),
    'nguoi-duyet': [...new Set(approvers.map((track) => approvalOf(facts, track)?.entry.event.approver))]
      .filter(Boolean)
      .join(', '),
    'ket-qua': told((track) => {
      const one = claims.find(({ id }) => id === track);
      return resultText(pack, one?.result ?? letter.result);
    }),
  };
}

/** What was approved for that very track, else what stands on it, else what holds for the whole letter. */
function directionOf(facts: CaseFacts, track: string | undefined): string | undefined {
  const { letter } = facts;
  const approval = approvalOf(facts, track);
  if (approval && approval.entry.event.claim === track) return approval.direction;
  const one = letter.claims?.find(({ id }) => id === track);
  return one?.direction ?? approval?.direction ?? letter.direction;
}

const resultText = (pack: RulePack, result: LetterResult | undefined): string =>
  result ? [named(pack, 'results', result.code), result.text].filter(Boolean).join('. ') : '';

/**
 * Which reminder a paper is about: the last that was recorded, until a paper was issued for each one recorded; then the
 * next one, whose day is not known yet. Papers of reminders are those that tell the how-manieth it is.
 */
function reminderToWrite(facts: CaseFacts, pack: RulePack, on: Day): { readonly no: number; readonly dueOn?: Day } {
  const reminders = remindersOf(facts, on);
  const last = reminders.at(-1);
  if (!last) return { no: 1 };
  const telling = pack.papers
    .filter((paper) => JSON.stringify(paper).includes('{lan-don-doc}'))
    .map(({ code }) => code);
  const issued = papersOf(facts).filter(({ entry, withdrawn }) => !withdrawn && telling.includes(entry.event.template));
  if (issued.length >= reminders.length) return { no: last.no + 1 };
  const { dueOn } = last.entry.event;
  return dueOn === undefined ? { no: last.no } : { no: last.no, dueOn };
}

const ownValues = ({ on, unit, officer }: PaperContext): Record<string, string> => ({
  ngay: shown(on),
  'don-vi': unit.name,
  'don-vi-tren': unit.parentName ?? '',
  'ma-don-vi': unit.code,
  'nguoi-lap': officer ?? '',
});
