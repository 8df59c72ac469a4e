import { z } from 'zod';

/**
 * A letter (đơn thư) as an officer enters it. Calendar dates are `YYYY-MM-DD`; text is NFC. Codes are the rule pack's:
 * unknown ones are kept and passed on, so they are plain strings with the default pack's values listed here.
 */
export const letterKinds = ['khieu-nai', 'to-cao', 'phan-anh'] as const;
export type LetterKind = (typeof letterKinds)[number];

export const letterSources = [
  'buu-dien',
  'truc-tiep',
  'hom-thu',
  'tiep-dan',
  'lanh-dao-chuyen',
  'co-quan-dang-chuyen',
  'co-quan-nha-nuoc-chuyen',
  'dai-bieu-chuyen',
  'mat-tran-chuyen',
  'bao-chi',
  'cap-tren-giao',
  'khac',
] as const;

/** Markings of Luật Bảo vệ bí mật nhà nước: Mật, Tối mật, Tuyệt mật. */
export const secrecyLevels = ['mat', 'toi-mat', 'tuyet-mat'] as const;

/** Whose letter it is: signed with a name, without one, or under another's name. */
export const authorships = ['co-ten', 'nac-danh', 'mao-danh'] as const;

/** Where a letter, or one of its claims, stands. The pack says which moves an officer is offered (shared/rules/workflow). */
export const letterStatuses = [
  'tiep-nhan',
  'phan-loai',
  'de-xuat',
  'duyet',
  'thu-ly',
  'xac-minh',
  'ket-luan',
  'thong-bao',
  'chuyen',
  'huong-dan',
  'tra-don',
  'khong-thu-ly',
  'luu',
  'nam-tinh-hinh',
  'ket-thuc',
  'xep-luu',
  'ra-soat-huy',
  'da-huy',
] as const;
export type LetterStatus = (typeof letterStatuses)[number];

const directed = [
  'thu-ly',
  'chuyen',
  'huong-dan',
  'tra-don',
  'khong-thu-ly',
  'luu',
  'nam-tinh-hinh',
] as const satisfies LetterStatus[];

/**
 * The widest set of moves that merging takes for legal, the same on every desk whatever its pack, so that all desks
 * merge to one state. A pack only ever narrows it.
 */
export const statusMoves: Readonly<Record<LetterStatus, readonly LetterStatus[]>> = {
  'tiep-nhan': ['phan-loai', 'ket-thuc'],
  'phan-loai': ['de-xuat', 'thu-ly', 'ket-thuc', 'tiep-nhan'],
  'de-xuat': ['duyet', 'phan-loai'],
  duyet: [...directed, 'de-xuat'],
  'thu-ly': ['xac-minh', 'ket-luan', 'ket-thuc', 'phan-loai'],
  'xac-minh': ['ket-luan', 'thu-ly'],
  'ket-luan': ['thong-bao', 'xac-minh'],
  'thong-bao': ['ket-thuc', 'ket-luan'],
  chuyen: ['ket-thuc', 'phan-loai'],
  'huong-dan': ['ket-thuc', 'phan-loai'],
  'tra-don': ['ket-thuc', 'phan-loai'],
  'khong-thu-ly': ['ket-thuc', 'phan-loai'],
  luu: ['ket-thuc', 'xep-luu', 'phan-loai'],
  'nam-tinh-hinh': ['ket-thuc', 'phan-loai'],
  'ket-thuc': ['xep-luu', 'phan-loai', 'thu-ly'],
  'xep-luu': ['ra-soat-huy', 'phan-loai'],
  'ra-soat-huy': ['da-huy', 'xep-luu'],
  'da-huy': [],
};

const nfc = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.normalize('NFC').trim());
const isoDay = z.iso.date();

export const senderSchema = z.strictObject({
  name: nfc(200),
  address: nfc(500),
  phone: nfc(40).optional(),
  idNumber: nfc(40).optional(),
  /** Set when an organisation sends it or the person acts for others. */
  organisation: nfc(300).optional(),
  /** Whom the sender acts for (người được ủy quyền, đại diện), as written. */
  proxyFor: nfc(300).optional(),
  partyMember: z.boolean().optional(),
});
export type Sender = z.infer<typeof senderSchema>;

export const accusedSchema = z.strictObject({
  name: nfc(300),
  office: nfc(300).optional(),
  unit: nfc(300).optional(),
  /** A committee or an organisation rather than a person. */
  collective: z.boolean().optional(),
  /** diện cán bộ quản lý, a code of the pack's `ranks` */
  rank: z.string().max(60).optional(),
  partyMember: z.boolean().optional(),
});
export type Accused = z.infer<typeof accusedSchema>;

export const resultSchema = z.strictObject({
  code: z.string().max(60),
  text: nfc(4000),
  decidedOn: isoDay.optional(),
  /** cause of a changed decision, a code of the pack */
  cause: z.string().max(60).optional(),
  /** Who answers for lateness, when it was late: a unit's name as the officer writes it. */
  lateUnit: nfc(300).optional(),
  lateCause: nfc(1000).optional(),
});
export type LetterResult = z.infer<typeof resultSchema>;

/** One of several contents (nội dung) of a letter: each has its own field, direction, result and track. */
export const claimSchema = z.strictObject({
  /** Unique within the letter, for ever; 1 to 16 letters or digits. */
  id: z.string().regex(/^[0-9a-z]{1,16}$/),
  kind: z.enum(letterKinds),
  /** lĩnh vực */
  field: z.string().max(60).optional(),
  text: nfc(4000),
  direction: z.string().max(60).optional(),
  result: resultSchema.optional(),
});
export type Claim = z.infer<typeof claimSchema>;

/** Phân loại: what the officer found when classifying by content; codes are the pack's. History keeps the former ones. */
export const classificationSchema = z.strictObject({
  /** e.g. `du-dieu-kien`, `khong-du-dieu-kien`, `nac-danh`, `mao-danh` */
  class: z.string().max(60),
  criteria: z.array(z.string().max(60)).max(50),
  /** Why it is not eligible. */
  reasons: z.array(z.string().max(60)).max(50),
  /** An anonymous letter whose content still feeds supervision: nguồn nắm tình hình. */
  asSource: z.boolean().optional(),
  on: isoDay,
  note: nfc(2000).optional(),
});
export type Classification = z.infer<typeof classificationSchema>;

/** Place in a book: gap-free within unit, book and year. `registerNo` is its written form by the pack's pattern. */
export const bookNumberSchema = z.strictObject({
  book: z.string().min(1).max(60),
  year: z.number().int().min(1900).max(9999),
  no: z.number().int().min(1).max(9_999_999),
});
export type BookNumber = z.infer<typeof bookNumberSchema>;

/** A person close to the sender or the accused, for the guard against conflicts of interest. */
export const relatedSchema = z.strictObject({
  name: nfc(200),
  /** Of whom: the senders or the accused. */
  of: z.enum(['sender', 'accused']),
  relation: nfc(200),
});
export type Related = z.infer<typeof relatedSchema>;

export const letterSchema = z.strictObject({
  kind: z.enum(letterKinds),
  source: z.string().min(1).max(60),
  level: z.enum(secrecyLevels),
  authorship: z.enum(authorships),
  /** ngày viết đơn */
  writtenOn: isoDay.optional(),
  /** ngày dấu bưu điện */
  postmarkedOn: isoDay.optional(),
  /** ngày đến */
  arrivedOn: isoDay,
  /** ngày tổ chức có thẩm quyền nhận: the clock starts here */
  receivedOn: isoDay.optional(),
  /** ngày nhận quyết định bị khiếu nại: the time-bar of khiếu nại kỷ luật is counted from it */
  decisionReceivedOn: isoDay.optional(),
  senders: z.array(senderSchema).max(200),
  accused: z.array(accusedSchema).max(200),
  /** trích yếu */
  summary: nfc(2000),
  /** nội dung */
  content: nfc(100_000).optional(),
  registerNo: nfc(60).optional(),
  /** hướng xử lý */
  direction: z.string().max(60).optional(),
  result: resultSchema.optional(),
  /** Several contents under one number; absent or empty when there is one, which kind, field, direction and result tell. */
  claims: z.array(claimSchema).max(50).optional(),
  number: bookNumberSchema.optional(),
  classification: classificationSchema.optional(),
  /** lĩnh vực */
  field: z.string().max(60).optional(),
  /** How many people signed (đơn đông người), when more than are named. */
  signatories: z.number().int().min(1).max(100_000).optional(),
  related: z.array(relatedSchema).max(100).optional(),
  /** tài liệu kèm theo, as counted at reception */
  enclosures: nfc(2000).optional(),
});
export type Letter = z.infer<typeof letterSchema>;
export type LetterField = keyof Letter;

/** Field numbers on the wire. Never reuse one; unknown numbers are kept and passed on. */
export const letterFields: Readonly<Record<LetterField, number>> = {
  kind: 1,
  source: 2,
  level: 3,
  writtenOn: 4,
  postmarkedOn: 5,
  arrivedOn: 6,
  receivedOn: 7,
  senders: 8,
  authorship: 9,
  accused: 10,
  summary: 11,
  content: 12,
  direction: 13,
  result: 14,
  registerNo: 15,
  claims: 16,
  number: 17,
  classification: 18,
  field: 19,
  signatories: 21,
  related: 22,
  enclosures: 23,
  decisionReceivedOn: 24,
};

/**
 * Pseudo-fields that follow rules of their own (docs/protocol.md, Op). `scanKey` stands beside a `scan` event of `work`: the key of its bytes, as
 * hex; never shown to a screen.
 */
export const fieldNo = {
  status: 20,
  notes: 30,
  work: 31,
  scanKey: 32,
  access: 33,
  book: 34,
  import: 35,
  /** Several letters changed at once (shared/model/bulk.ts). */
  bulk: 36,
  tags: 40,
  handlers: 41,
  /** Named persons of letters that are one person (shared/model/person.ts). */
  persons: 42,
} as const;

/**
 * Record types on the wire; never reuse one. 2: a person whose letters belong together. 3: a book of numbers (blocks,
 * closings, corrections). 4: a day of one desk's log of openings, prints, exports and unmaskings. 5: one import. 6: one change of several
 * letters.
 */
export const recTypes = { letter: 1, person: 2, book: 3, log: 4, import: 5, bulk: 6 } as const;

const namesByNumber = new Map(Object.entries(letterFields).map(([name, no]) => [no, name as LetterField]));
export const letterFieldName = (no: number): LetterField | undefined => namesByNumber.get(no);
