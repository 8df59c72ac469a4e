import type { Accused, Claim, Letter, Related, Sender } from '../../../shared/model/letter';
import { formatDay } from '../../i18n/dates';
import type { LinkChoice } from '../duplicates/linkChoice';

/** The form as typed: plain strings and ticks throughout, days as the officer wrote them. Also what a draft keeps. */
export interface LetterForm {
  readonly kind: string;
  readonly source: string;
  readonly level: string;
  readonly authorship: string;
  readonly field: string;
  readonly writtenOn: string;
  readonly postmarkedOn: string;
  readonly decisionReceivedOn: string;
  readonly arrivedOn: string;
  readonly receivedOn: string;
  readonly registerNo: string;
  readonly senders: readonly SenderForm[];
  /** How many signed, when more did than are named; digits as typed. */
  readonly signatories: string;
  readonly accused: readonly AccusedForm[];
  readonly summary: string;
  readonly content: string;
  readonly claims: readonly ClaimForm[];
  readonly related: readonly RelatedForm[];
  readonly enclosures: string;
  /** Letters that the officer wants it linked with, once it is saved. */
  readonly links: readonly LinkChoice[];
}

export interface SenderForm {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly organisation: string;
  readonly proxyFor: string;
  readonly partyMember: boolean;
}

export interface AccusedForm {
  readonly name: string;
  readonly office: string;
  readonly unit: string;
  readonly rank: string;
  readonly collective: boolean;
  readonly partyMember: boolean;
}

export interface ClaimForm {
  /** The claim's own for ever; given when it is added. */
  readonly id: string;
  readonly kind: string;
  readonly field: string;
  readonly text: string;
}

export interface RelatedForm {
  readonly name: string;
  readonly of: string;
  readonly relation: string;
}

export const emptySender: SenderForm = {
  name: '',
  address: '',
  phone: '',
  idNumber: '',
  organisation: '',
  proxyFor: '',
  partyMember: false,
};
export const emptyAccused: AccusedForm = {
  name: '',
  office: '',
  unit: '',
  rank: '',
  collective: false,
  partyMember: false,
};
const emptyClaim: ClaimForm = { id: '', kind: '', field: '', text: '' };
const emptyRelated: RelatedForm = { name: '', of: 'accused', relation: '' };

/** The lists of a form, with what a new item begins as. */
export const emptyItems = {
  senders: emptySender,
  accused: emptyAccused,
  claims: emptyClaim,
  related: emptyRelated,
} as const;
export type ListName = keyof typeof emptyItems;
export type ItemOf<L extends ListName> = LetterForm[L][number];

/** A new letter; it arrives today unless the officer says otherwise, and is marked as the desk is. */
export const emptyForm = (today: string): LetterForm => ({
  kind: 'to-cao',
  source: '',
  level: 'toi-mat',
  authorship: 'co-ten',
  field: '',
  writtenOn: '',
  postmarkedOn: '',
  decisionReceivedOn: '',
  arrivedOn: formatDay(today),
  receivedOn: '',
  registerNo: '',
  senders: [emptySender],
  signatories: '',
  accused: [emptyAccused],
  summary: '',
  content: '',
  claims: [],
  related: [],
  enclosures: '',
  links: [],
});

/** The form filled from a letter; what the letter lacks is left empty. */
export function formOf(letter: Partial<Letter>): LetterForm {
  const day = (value: string | undefined) => (value ? formatDay(value) : '');
  return {
    kind: letter.kind ?? 'to-cao',
    source: letter.source ?? '',
    level: letter.level ?? 'toi-mat',
    authorship: letter.authorship ?? 'co-ten',
    field: letter.field ?? '',
    writtenOn: day(letter.writtenOn),
    postmarkedOn: day(letter.postmarkedOn),
    decisionReceivedOn: day(letter.decisionReceivedOn),
    arrivedOn: day(letter.arrivedOn),
    receivedOn: day(letter.receivedOn),
    registerNo: letter.registerNo ?? '',
    senders: letter.senders?.length ? letter.senders.map(senderForm) : [emptySender],
    signatories: letter.signatories === undefined ? '' : String(letter.signatories),
    accused: letter.accused?.length ? letter.accused.map(accusedForm) : [emptyAccused],
    summary: letter.summary ?? '',
    content: letter.content ?? '',
    claims: (letter.claims ?? []).map(claimForm),
    related: (letter.related ?? []).map(relatedForm),
    enclosures: letter.enclosures ?? '',
    links: [],
  };
}

const senderForm = (sender: Sender): SenderForm => ({ ...emptySender, ...sender });
const accusedForm = (accused: Accused): AccusedForm => ({ ...emptyAccused, ...accused });
const claimForm = ({ id, kind, field, text }: Claim): ClaimForm => ({ id, kind, field: field ?? '', text });
const relatedForm = ({ name, of, relation }: Related): RelatedForm => ({ name, of, relation });

export const sameForm = (a: LetterForm, b: LetterForm): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
