import { dayNumber, shownDay } from './days';
import { assignmentsOf, remindersOf, sameRecipient, type Transfer, transfersOf } from './folds';
import type { BookTable, RulePack } from './pack/schema';
import { type PaperContext, paperValues } from './paperValues';
import type { CaseFacts, Clock, Day, UnitFacts } from './types';

/** What a row of a printed book is made from. `clocks` may be empty. */
export interface BookFacts {
  readonly facts: CaseFacts;
  readonly pack: RulePack;
  readonly unit: UnitFacts;
  readonly clocks: readonly Clock[];
  readonly today: Day;
}

/** The values that a book's columns may name. */
export const bookValues = [
  'stt',
  'so-vao-so',
  'loai',
  'nguon',
  'ngay-den',
  'ngay-viet',
  'ngay-nhan',
  'ngay-buu-dien',
  'nguoi-gui',
  'dia-chi',
  'nguoi-gui-dia-chi',
  'nguoi-bi',
  'nguoi-bi-chuc-vu',
  'trich-yeu',
  'linh-vuc',
  'phan-loai',
  'huong-xu-ly',
  'can-bo',
  'ket-qua',
  'han',
  'han-tra-loi-don',
  'han-giai-quyet',
  'tai-lieu',
  'trang-thai',
  'ngay-xong',
  'noi-chuyen',
  'ngay-chuyen',
  'tai-lieu-chuyen',
  'tinh-trang-chuyen',
  'don-doc',
  'ghi-chu',
] as const;

/**
 * The cells of one row, in the table's order; '' where the letter says nothing, and for columns that only a person fills.
 * @param no running number of the row, from 1.
 * @param transfer for a book of transfers: the one that the row is about.
 */
export function bookCells(table: BookTable, book: BookFacts, no: number, transfer?: Transfer): string[] {
  const values = bookRow(book, transfer);
  return table.columns.map(({ value }) => (value === 'stt' ? String(no) : (values[value] ?? '')));
}

/** Transfers of a letter that lie in a period of days, both included: a row each of the book of transfers. */
export const transfersIn = (facts: CaseFacts, from: Day, to: Day): Transfer[] =>
  transfersOf(facts).filter(({ entry: { event } }) => event.on >= from && event.on <= to);

const shown = (day: Day | undefined): string => (day ? shownDay(dayNumber(day)) : '');

const transferNames: Readonly<Record<Transfer['state'], string>> = {
  'da-lap': 'Đã lập',
  'da-gui': 'Đã gửi',
  'da-nhan': 'Đã nhận',
  'bi-tra': 'Bị trả lại',
  'da-tra-loi': 'Đã trả lời',
};

function bookRow({ facts, pack, unit, clocks, today }: BookFacts, transfer?: Transfer): Record<string, string> {
  const { event } = transfer?.entry ?? {};
  // A claim may be transferred by itself: its row tells what was transferred, not the rest of the letter.
  const about = event?.claim === undefined ? {} : { claim: event.claim };
  const level = facts.letter.level ?? '';
  const context: PaperContext = { facts, pack, unit, clocks, on: today, place: '', level, ...about };
  const ended = facts.reached.filter((step) => !step.claim && step.status === 'ket-thuc').at(-1);
  const reminders = remindersOf(facts, today).filter(({ entry }) => !event || sameRecipient(entry.event, event));
  return {
    ...paperValues(context),
    'can-bo': [...new Set(assignmentsOf(facts).map((entry) => entry.event.person))].join(', '),
    'trang-thai': pack.statuses.find((entry) => entry.code === facts.status)?.name ?? facts.status,
    'ngay-xong': shown(ended?.on),
    ...(event
      ? {
          'noi-chuyen': event.to,
          'ngay-chuyen': shown(event.on),
          'tai-lieu-chuyen': event.papers.map((paper) => `${paper.name} (${paper.copies} bản)`).join('; '),
        }
      : {}),
    'tai-lieu': event?.papers.length
      ? event.papers.map((paper) => `${paper.name} (${paper.copies} bản)`).join('; ')
      : (facts.letter.enclosures ?? ''),
    'tinh-trang-chuyen': transfer ? `${transferNames[transfer.state]} ${shown(transfer.since)}` : '',
    'don-doc': reminders.map(({ entry, no }) => `Lần ${no}: ${shown(entry.event.on)}`).join('; '),
    'ghi-chu': '',
  };
}
