import type { Classification, Letter } from '../model/letter';
import type { WorkCalendar } from './calendar';
import { linksOf } from './folds';
import type { RulePack } from './pack/schema';
import { signatories } from './signatories';
import type { CaseFacts, Day } from './types';

/** What the facts suggest about a letter's class; the officer decides. Nothing here discards a letter. */
export interface ClassificationHints {
  /** Suggested class, criteria and refusal reasons: codes that the pack has. */
  readonly class: string;
  readonly criteria: readonly Hint[];
  readonly reasons: readonly Hint[];
  /** A letter without an author whose content is specific: proposed as nguồn nắm tình hình. */
  readonly asSource: boolean;
}

export interface Hint {
  readonly code: string;
  /** The fact behind it, a Vietnamese sentence without a full stop. */
  readonly because: string;
}

/** The decision against which khiếu nại kỷ luật is raised, when the officer knows it. */
export interface ComplaintFacts {
  /** When the sender got it in writing. */
  readonly decisionReceivedOn?: Day;
}

/** Khiếu nại kỷ luật: so many working days from the day the decision was received, by the postmark. */
export const complaintLimitDays = 30;
/** A content of so many words names something; below that the officer is told that it may not be specific. */
const specificWords = 25;

export function suggestClassification(
  facts: CaseFacts,
  pack: RulePack,
  calendar: WorkCalendar,
  complaint: ComplaintFacts = {},
): ClassificationHints {
  const { letter } = facts;
  const specific = isSpecific(letter);
  const criteria: Hint[] = [...authorHints(letter), ...contentHints(letter, specific), ...linkHints(facts)];
  const reasons: Hint[] = [
    ...(letter.kind === 'to-cao' ? denunciationRefusals(letter, specific) : []),
    ...(letter.kind === 'khieu-nai' ? complaintRefusals(letter, calendar, complaint) : []),
    ...criteria.filter((hint) => hint.code === 'don-trung'),
  ];
  const known = (catalogue: readonly { readonly code: string }[]) => (hint: Hint) =>
    catalogue.some((entry) => entry.code === hint.code);
  const kept = reasons.filter(known(pack.refusals));
  return {
    class: classOf(letter, kept, pack),
    criteria: criteria.filter(known(pack.criteria)),
    reasons: kept,
    asSource: letter.authorship !== undefined && letter.authorship !== 'co-ten' && specific,
  };
}

/** Whether a letter so classified is settled on its merits; false for a class that the pack does not know. */
export const eligible = (pack: RulePack, classification: Pick<Classification, 'class'>): boolean =>
  pack.classes.find((entry) => entry.code === classification.class)?.eligible ?? false;

function classOf(letter: Partial<Letter>, reasons: readonly Hint[], pack: RulePack): string {
  const has = (code: string): boolean => pack.classes.some((entry) => entry.code === code);
  const authorship = letter.authorship ?? 'co-ten';
  if (authorship !== 'co-ten' && has(authorship)) return authorship;
  if (reasons.some((hint) => hint.code === 'don-trung') && has('trung-lap')) return 'trung-lap';
  const wanted = (reasons.length === 0 ? pack.classes.find((entry) => entry.eligible) : undefined)?.code;
  return (
    wanted ??
    (has('khong-du-dieu-kien') ? 'khong-du-dieu-kien' : (pack.classes.find((one) => !one.eligible)?.code ?? ''))
  );
}

function authorHints(letter: Partial<Letter>): Hint[] {
  if (letter.authorship === 'nac-danh') return [{ code: 'giau-ten', because: 'Đơn không ghi tên người gửi' }];
  if (letter.authorship === 'mao-danh') return [{ code: 'mao-ten', because: 'Đơn mượn tên người khác' }];
  const hints: Hint[] = [{ code: 'co-ten', because: 'Đơn ghi tên người gửi' }];
  const count = signatories(letter);
  if (count === 1) hints.push({ code: 'mot-nguoi-ky', because: 'Một người đứng tên' });
  if (count > 1) hints.push({ code: 'nhieu-nguoi-ky', because: `${count} người cùng đứng tên` });
  if (lacksAddress(letter)) hints.push({ code: 'khong-ro-dia-chi', because: 'Không ghi địa chỉ người gửi' });
  return hints;
}

function contentHints(letter: Partial<Letter>, specific: boolean): Hint[] {
  if (letter.summary === undefined && letter.content === undefined) return [];
  return specific
    ? [{ code: 'noi-dung-cu-the', because: 'Nội dung nêu rõ đối tượng và việc cụ thể' }]
    : [{ code: 'noi-dung-khong-cu-the', because: 'Nội dung ngắn hoặc không nêu đối tượng' }];
}

function linkHints(facts: CaseFacts): Hint[] {
  const kinds = new Set(linksOf(facts).map(({ event }) => event.kind));
  return kinds.has('trung') ? [{ code: 'don-trung', because: 'Đã liên kết là đơn trùng' }] : [];
}

function denunciationRefusals(letter: Partial<Letter>, specific: boolean): Hint[] {
  const hints: Hint[] = [];
  if (letter.authorship === 'nac-danh') hints.push({ code: 'giau-mao-ten', because: 'Đơn không ghi tên người tố cáo' });
  if (letter.authorship === 'mao-danh') hints.push({ code: 'giau-mao-ten', because: 'Đơn mượn tên người khác' });
  const count = signatories(letter);
  if (count > 1) hints.push({ code: 'hai-nguoi-cung-ky', because: `${count} người cùng ký tố cáo` });
  if (letter.authorship === 'co-ten' && lacksAddress(letter))
    hints.push({ code: 'khong-ro-dia-chi', because: 'Không ghi địa chỉ người tố cáo' });
  if ((letter.summary ?? letter.content) !== undefined && !specific)
    hints.push({ code: 'khong-cu-the', because: 'Nội dung ngắn hoặc không nêu người bị tố cáo' });
  return hints;
}

function complaintRefusals(letter: Partial<Letter>, calendar: WorkCalendar, complaint: ComplaintFacts): Hint[] {
  const hints: Hint[] = [];
  const { decisionReceivedOn } = complaint;
  const sentOn = letter.postmarkedOn ?? letter.arrivedOn;
  if (decisionReceivedOn && sentOn) {
    const took = calendar.workingDaysBetween(decisionReceivedOn, sentOn);
    if (took > complaintLimitDays)
      hints.push({ code: 'qua-thoi-hieu', because: `Gửi sau ${took} ngày làm việc kể từ ngày nhận quyết định` });
  }
  if ((letter.senders ?? []).some((sender) => sender.proxyFor))
    hints.push({ code: 'khieu-nai-ho', because: 'Người gửi đứng tên thay người khác' });
  return hints;
}

const lacksAddress = (letter: Partial<Letter>): boolean =>
  (letter.senders ?? []).length > 0 && letter.senders!.every((sender) => sender.address.trim() === '');

/** Names somebody or some body, and says enough. */
function isSpecific(letter: Partial<Letter>): boolean {
  const text = [letter.summary, letter.content, ...(letter.claims ?? []).map((claim) => claim.text)].join(' ');
  const words = text.split(/\s+/).filter(Boolean).length;
  return words >= specificWords && (letter.kind === 'khieu-nai' || (letter.accused ?? []).length > 0);
}
