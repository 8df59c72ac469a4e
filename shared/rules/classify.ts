import type { BookNumber, Classification, Letter } from '../model/letter';
import type { WorkCalendar } from './calendar';
import type { RulePack } from './pack/schema';
import { signatories } from './signatories';
import type { CaseFacts, Day } from './types';

/** Something that the facts suggest about a letter's class; the officer decides. Nothing here discards a letter. */
export interface ClassificationHint {
  /** `as-source`: a letter without an author whose content is specific, proposed as nguồn nắm tình hình. */
  readonly what: 'class' | 'criterion' | 'reason' | 'as-source';
  /** Code of the pack's `classes`, `criteria` or `refusals`; the class for `as-source`. */
  readonly code: string;
  /** The fact behind it, a Vietnamese sentence without a full stop. */
  readonly because: string;
}

type Hint = Omit<ClassificationHint, 'what'>;

/** A letter that an officer linked with this one, as far as it tells which of the two is the duplicate. */
export interface LinkedLetter {
  readonly kind: 'trung' | 'lap-lai' | 'cung-vu-viec';
  readonly arrivedOn: Day;
  readonly number: Pick<BookNumber, 'year' | 'no'> | null;
  readonly deleted: boolean;
  /** Code of the pack's `classes`; '' while nobody classified it. */
  readonly class: string;
}

/** Khiếu nại kỷ luật: so many working days from the day the decision was received, by the postmark. */
const complaintLimitDays = 30;
/** The class of a letter that is refused because it says again what another one says. */
const duplicateClass = 'trung-lap';
/** A content of so many words names something; below that the officer is told that it may not be specific. */
const specificWords = 25;

/** Suggestions from what was entered, the class first; only codes that the pack has. */
export function suggestClassification(
  facts: CaseFacts,
  pack: RulePack,
  calendar: WorkCalendar,
  linked: readonly LinkedLetter[] = [],
): ClassificationHint[] {
  const { letter } = facts;
  const specific = isSpecific(letter);
  const has = (catalogue: readonly { readonly code: string }[], hint: Hint): boolean =>
    catalogue.some((entry) => entry.code === hint.code);
  const criteria = [...authorHints(letter), ...contentHints(letter, specific), ...linkHints(letter, linked)];
  const reasons = [
    ...(letter.kind === 'to-cao' ? denunciationRefusals(letter, specific) : []),
    ...(letter.kind === 'khieu-nai' ? complaintRefusals(letter, calendar) : []),
    ...criteria.filter((hint) => hint.code === 'don-trung'),
  ].filter((hint) => has(pack.refusals, hint));
  const suggested = classOf(letter, reasons, pack);
  const nameless = letter.authorship !== undefined && letter.authorship !== 'co-ten';
  const source = {
    what: 'as-source',
    code: suggested.code,
    because: 'Nội dung cụ thể, có thể giúp nắm tình hình',
  } as const;
  return [
    ...(suggested.code === '' ? [] : [{ ...suggested, what: 'class' as const }]),
    ...(nameless && specific ? [source] : []),
    ...criteria.filter((hint) => has(pack.criteria, hint)).map((hint) => ({ ...hint, what: 'criterion' as const })),
    ...reasons.map((hint) => ({ ...hint, what: 'reason' as const })),
  ];
}

/** Whether a letter so classified is settled on its merits; false for a class that the pack does not know. */
export const eligible = (pack: RulePack, classification: Pick<Classification, 'class'>): boolean =>
  pack.classes.find((entry) => entry.code === classification.class)?.eligible ?? false;

function classOf(letter: Partial<Letter>, reasons: readonly Hint[], pack: RulePack): Hint {
  const known = (code: string, because: string): Hint | null =>
    pack.classes.some((entry) => entry.code === code) ? { code, because } : null;
  const { authorship } = letter;
  if (authorship === 'nac-danh' || authorship === 'mao-danh') {
    const found = known(
      authorship,
      authorship === 'nac-danh' ? 'Đơn không ghi tên người gửi' : 'Đơn mượn tên người khác',
    );
    if (found) return found;
  }
  const duplicate = reasons.find((hint) => hint.code === 'don-trung');
  const refused = duplicate ? (known(duplicateClass, duplicate.because) ?? duplicate) : reasons[0];
  const wanted = pack.classes.find((entry) => entry.eligible === (refused === undefined));
  if (!refused) return { code: wanted?.code ?? '', because: 'Chưa thấy lý do không đủ điều kiện' };
  return known(refused.code, refused.because) ?? { code: wanted?.code ?? '', because: refused.because };
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

/** A link stands on both letters: the duplicate is the later one, while the other one stands and is none itself. */
function linkHints(letter: Partial<Letter>, linked: readonly LinkedLetter[]): Hint[] {
  const duplicates = linked.some(
    (other) => other.kind === 'trung' && !other.deleted && other.class !== duplicateClass && isLater(letter, other),
  );
  return duplicates ? [{ code: 'don-trung', because: 'Đã liên kết là đơn trùng' }] : [];
}

/** Came on a later day, or on the same one under a later number. */
function isLater({ arrivedOn = '', number }: Partial<Letter>, other: LinkedLetter): boolean {
  if (arrivedOn !== other.arrivedOn) return arrivedOn > other.arrivedOn;
  if (!number || !other.number) return false;
  return number.year === other.number.year ? number.no > other.number.no : number.year > other.number.year;
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

function complaintRefusals(letter: Partial<Letter>, calendar: WorkCalendar): Hint[] {
  const hints: Hint[] = [];
  const { decisionReceivedOn } = letter;
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
