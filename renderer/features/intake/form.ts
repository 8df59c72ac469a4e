import type { Accused, Letter, Sender } from '../../../shared/model/letter';
import { formatDay } from '../../i18n/dates';

/** The form as typed: plain strings throughout, days as the officer wrote them. Also what a draft keeps. */
export interface LetterForm {
  readonly kind: string;
  readonly source: string;
  readonly level: string;
  readonly authorship: string;
  readonly writtenOn: string;
  readonly postmarkedOn: string;
  readonly arrivedOn: string;
  readonly receivedOn: string;
  readonly senders: readonly SenderForm[];
  readonly accused: readonly AccusedForm[];
  readonly summary: string;
  readonly content: string;
  readonly registerNo: string;
  readonly direction: string;
  readonly resultCode: string;
  readonly resultText: string;
  readonly resultDecidedOn: string;
}

export interface SenderForm {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly organisation: string;
}

export interface AccusedForm {
  readonly name: string;
  readonly office: string;
  readonly unit: string;
  readonly collective: boolean;
}

export const emptySender: SenderForm = { name: '', address: '', phone: '', idNumber: '', organisation: '' };
export const emptyAccused: AccusedForm = { name: '', office: '', unit: '', collective: false };

/** A new letter; it arrives today unless the officer says otherwise, and is marked as the desk is. */
export const emptyForm = (today: string): LetterForm => ({
  kind: 'to-cao',
  source: '',
  level: 'toi-mat',
  authorship: 'co-ten',
  writtenOn: '',
  postmarkedOn: '',
  arrivedOn: formatDay(today),
  receivedOn: '',
  senders: [emptySender],
  accused: [emptyAccused],
  summary: '',
  content: '',
  registerNo: '',
  direction: '',
  resultCode: '',
  resultText: '',
  resultDecidedOn: '',
});

/** The form filled from a letter; what the letter lacks is left empty. */
export function formOf(letter: Partial<Letter>): LetterForm {
  const day = (value: string | undefined) => (value ? formatDay(value) : '');
  return {
    kind: letter.kind ?? 'to-cao',
    source: letter.source ?? '',
    level: letter.level ?? 'toi-mat',
    authorship: letter.authorship ?? 'co-ten',
    writtenOn: day(letter.writtenOn),
    postmarkedOn: day(letter.postmarkedOn),
    arrivedOn: day(letter.arrivedOn),
    receivedOn: day(letter.receivedOn),
    senders: letter.senders?.length ? letter.senders.map(senderForm) : [emptySender],
    accused: letter.accused?.length ? letter.accused.map(accusedForm) : [emptyAccused],
    summary: letter.summary ?? '',
    content: letter.content ?? '',
    registerNo: letter.registerNo ?? '',
    direction: letter.direction ?? '',
    resultCode: letter.result?.code ?? '',
    resultText: letter.result?.text ?? '',
    resultDecidedOn: day(letter.result?.decidedOn),
  };
}

const senderForm = (sender: Sender): SenderForm => ({ ...emptySender, ...sender });
const accusedForm = (accused: Accused): AccusedForm => ({ ...emptyAccused, ...accused });

export const sameForm = (a: LetterForm, b: LetterForm): boolean => JSON.stringify(a) === JSON.stringify(b);
