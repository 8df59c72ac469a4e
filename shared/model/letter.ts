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

export const letterStatuses = ['tiep-nhan', 'phan-loai', 'dang-giai-quyet', 'ket-thuc'] as const;
export type LetterStatus = (typeof letterStatuses)[number];

/** Legal moves of the first workflow; the rule pack will widen it. */
export const statusMoves: Readonly<Record<LetterStatus, readonly LetterStatus[]>> = {
  'tiep-nhan': ['phan-loai', 'ket-thuc'],
  'phan-loai': ['dang-giai-quyet', 'ket-thuc', 'tiep-nhan'],
  'dang-giai-quyet': ['ket-thuc', 'phan-loai'],
  'ket-thuc': ['dang-giai-quyet'],
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
});
export type Sender = z.infer<typeof senderSchema>;

export const accusedSchema = z.strictObject({
  name: nfc(300),
  office: nfc(300).optional(),
  unit: nfc(300).optional(),
  /** A committee or an organisation rather than a person. */
  collective: z.boolean().optional(),
});
export type Accused = z.infer<typeof accusedSchema>;

export const resultSchema = z.strictObject({ code: z.string().max(60), text: nfc(4000), decidedOn: isoDay.optional() });
export type LetterResult = z.infer<typeof resultSchema>;

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
};

/** Pseudo-fields that follow rules of their own (docs/protocol.md, Op). */
export const fieldNo = { status: 20, notes: 30, tags: 40, handlers: 41 } as const;

export const recTypes = { letter: 1 } as const;

const namesByNumber = new Map(Object.entries(letterFields).map(([name, no]) => [no, name as LetterField]));
export const letterFieldName = (no: number): LetterField | undefined => namesByNumber.get(no);
