import { z } from 'zod';
import { bookNumberSchema, secrecyLevels } from './letter';

/**
 * Work on a letter, append-only: every step, assignment, reminder, paper and scan is one event, kept for ever and shown
 * in its order; the present state is folded from them (shared/rules/). Days are `YYYY-MM-DD`. Events refer to each
 * other by the op id under which they were appended. An event of an unknown `t` is kept and passed on.
 */
const nfc = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.normalize('NFC').trim());
const day = z.iso.date();
const code = z.string().min(1).max(60);
const opId = z.string().regex(/^[0-9a-f]{32}$/);
const hex16 = z.string().regex(/^[0-9a-f]{32}$/);
const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
/** The claim (nội dung) that it is about; absent for the letter as a whole. */
const claim = z
  .string()
  .regex(/^[0-9a-z]{1,16}$/)
  .optional();

export const workEventSchemas = {
  /** Phân công. `account` when the person has one; the name as shown when it was assigned. */
  assign: z.strictObject({
    t: z.literal('assign'),
    role: code,
    person: nfc(200),
    account: z.string().max(128).optional(),
    office: nfc(300).optional(),
    dueOn: day.optional(),
    text: nfc(2000).optional(),
    claim,
  }),
  unassign: z.strictObject({ t: z.literal('unassign'), assignment: opId, reason: nfc(1000) }),
  /** Đề xuất hướng xử lý. */
  propose: z.strictObject({
    t: z.literal('propose'),
    direction: code,
    reasons: z.array(code).max(50),
    text: nfc(4000),
    on: day,
    claim,
  }),
  /** Duyệt: agreed, agreed with another direction, or sent back. */
  approve: z.strictObject({
    t: z.literal('approve'),
    proposal: opId,
    verdict: z.enum(['dong-y', 'dong-y-sua', 'tra-lai']),
    direction: code.optional(),
    approver: nfc(200),
    /** When the approver has one. */
    account: z.string().max(128).optional(),
    office: nfc(300).optional(),
    on: day,
    text: nfc(4000).optional(),
    claim,
  }),
  /** A dated step of the procedure (pack `steps`): lập tổ, ban hành quyết định, làm việc, trả lời… */
  step: z.strictObject({
    t: z.literal('step'),
    step: code,
    on: day,
    person: nfc(200).optional(),
    office: nfc(300).optional(),
    text: nfc(4000).optional(),
    claim,
  }),
  extend: z.strictObject({
    t: z.literal('extend'),
    rule: code,
    days: z.number().int().min(1).max(1000),
    on: day,
    approver: nfc(200),
    office: nfc(300).optional(),
    /** Number and date of the notice that told the sender. */
    notice: nfc(300).optional(),
    reason: nfc(1000),
    claim,
  }),
  /** The clock stands from `on` (that day included) until a restart; of one claim, or of all that the letter has. */
  stop: z.strictObject({ t: z.literal('stop'), reason: code, on: day, text: nfc(1000).optional(), claim }),
  restart: z.strictObject({ t: z.literal('restart'), on: day, text: nfc(1000).optional(), claim }),
  /** Đôn đốc. */
  remind: z.strictObject({
    t: z.literal('remind'),
    to: nfc(300),
    unitId: hex16.optional(),
    on: day,
    text: nfc(2000).optional(),
    dueOn: day.optional(),
    paper: opId.optional(),
  }),
  /** Whoever was reminded has answered: this reminder, and those before it to the same recipient. */
  remindAnswer: z.strictObject({
    t: z.literal('remindAnswer'),
    reminder: opId,
    on: day,
    text: nfc(2000).optional(),
  }),
  transfer: z.strictObject({
    t: z.literal('transfer'),
    to: nfc(300),
    unitId: hex16.optional(),
    on: day,
    /** What goes along, with counts. */
    papers: z.array(z.strictObject({ name: nfc(300), copies: z.number().int().min(1).max(999) })).max(100),
    text: nfc(2000).optional(),
    /** The place of the sealed crossing, which a later version fills. */
    crossing: z.null(),
    claim,
  }),
  transferState: z.strictObject({
    t: z.literal('transferState'),
    transfer: opId,
    state: z.enum(['da-gui', 'da-nhan', 'bi-tra', 'da-tra-loi']),
    on: day,
    text: nfc(2000).optional(),
  }),
  /** A document of the dossier is there, or is not after all. */
  dossier: z.strictObject({
    t: z.literal('dossier'),
    item: code,
    present: z.boolean(),
    on: day,
    text: nfc(500).optional(),
  }),
  /** Đơn trùng, đơn lặp lại, cùng vụ việc: the two letters stay two letters. */
  link: z.strictObject({
    t: z.literal('link'),
    kind: z.enum(['trung', 'lap-lai', 'cung-vu-viec']),
    other: hex16,
    /** Why the officer says so, or what the desk found. */
    text: nfc(1000).optional(),
  }),
  unlink: z.strictObject({ t: z.literal('unlink'), link: opId, reason: nfc(1000) }),
  /** The guard was in the way and a level above took over, or the officer explained why it is another person. */
  guard: z.strictObject({
    t: z.literal('guard'),
    person: nfc(200),
    finding: code,
    decision: z.enum(['khac-nguoi', 'cap-tren']),
    reason: nfc(1000),
  }),
  /** A paper made from the letter. `body` is its text as edited (shared/model/paper.ts, JSON). */
  paper: z.strictObject({
    t: z.literal('paper'),
    template: code,
    title: nfc(500),
    level: z.enum(secrecyLevels).or(z.literal('')),
    on: day,
    number: bookNumberSchema.optional(),
    numberText: nfc(60).optional(),
    recipients: z.array(nfc(300)).max(100),
    body: z.string().max(150_000),
    claim,
  }),
  paperState: z.strictObject({
    t: z.literal('paperState'),
    paper: opId,
    /** Withdrawn; in force again (the withdrawal was taken back). The last one holds. */
    state: z.enum(['thu-hoi', 'phuc-hoi']),
    on: day,
    reason: nfc(1000),
  }),
  /** A digitised paper; its bytes lie sealed outside the op log, in chunks. */
  scan: z.strictObject({
    t: z.literal('scan'),
    id: hex16,
    name: nfc(200),
    type: z.enum(['application/pdf', 'image/jpeg', 'image/png', 'image/tiff']),
    bytes: z.number().int().min(1).max(209_715_200),
    sha256: hex32,
    pages: z.number().int().min(1).max(10_000),
    chunks: z.number().int().min(1).max(1000),
    level: z.enum(secrecyLevels),
    /** Which document of the dossier it is. */
    item: code.optional(),
  }),
  unscan: z.strictObject({ t: z.literal('unscan'), scan: opId, reason: nfc(1000) }),
  /** An event entered by mistake counts no more (shared/rules/voiding.ts says which may be so); it stays in the history. */
  void: z.strictObject({ t: z.literal('void'), event: opId, reason: nfc(1000).pipe(z.string().min(1)) }),
} as const;

export const workEventSchema = z.discriminatedUnion('t', [
  workEventSchemas.assign,
  workEventSchemas.unassign,
  workEventSchemas.propose,
  workEventSchemas.approve,
  workEventSchemas.step,
  workEventSchemas.extend,
  workEventSchemas.stop,
  workEventSchemas.restart,
  workEventSchemas.remind,
  workEventSchemas.remindAnswer,
  workEventSchemas.transfer,
  workEventSchemas.transferState,
  workEventSchemas.dossier,
  workEventSchemas.link,
  workEventSchemas.unlink,
  workEventSchemas.guard,
  workEventSchemas.paper,
  workEventSchemas.paperState,
  workEventSchemas.scan,
  workEventSchemas.unscan,
  workEventSchemas.void,
]);
export type WorkEvent = z.infer<typeof workEventSchema>;
export type WorkEventType = WorkEvent['t'];

/** An event as it was appended. */
export interface WorkEntry {
  readonly opId: string;
  /** mã định danh of the account that wrote it. */
  readonly by: string;
  /** ms since the epoch, by that desk's clock. */
  readonly atMs: number;
  readonly event: WorkEvent;
}
