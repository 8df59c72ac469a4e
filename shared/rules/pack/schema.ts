import { z } from 'zod';
import { letterStatuses } from '../../model/letter';

/**
 * A rule pack: everything about the work that can change, as one dated document of data. Days are `YYYY-MM-DD`. Names
 * are Vietnamese, as the screens show them; codes are for ever. Every rule says where it was read; one whose source was
 * not read (`unverified`) shows the badge "chưa kiểm chứng" wherever it is used.
 */
const day = z.iso.date();
const code = z.string().regex(/^[0-9a-z][0-9a-z-]{0,58}[0-9a-z]$|^[0-9a-z]$/);
const name = z.string().min(1).max(300);
const status = z.enum(letterStatuses);

const sourceSchema = z.strictObject({
  /** The text, e.g. "Luật Tố cáo 2018"; and the article, e.g. "Điều 30 khoản 1". */
  text: name,
  article: z.string().max(200).optional(),
  /** read in the text itself; in a secondary or older text; nowhere yet. */
  standing: z.enum(['verified', 'secondary', 'unverified']),
});
export type RuleSource = z.infer<typeof sourceSchema>;

const entry = z.strictObject({
  code,
  name,
  /** Shown as help where the code is chosen. */
  hint: z.string().max(1000).optional(),
  source: sourceSchema.optional(),
  /** No longer offered; kept for old letters. */
  retired: z.boolean().optional(),
});
export type CatalogueEntry = z.infer<typeof entry>;

const kinds = z.array(z.enum(['khieu-nai', 'to-cao', 'phan-anh'])).min(1);

/** A clock: so many days of a unit from an event of the letter. */
const deadlineSchema = z.strictObject({
  code,
  name,
  /** What is due: an answer to the sender, or the settling; absent in packs of before it was told apart (purposeOf). */
  purpose: z.enum(['tra-loi', 'giai-quyet']).optional(),
  kinds,
  /** Levels of the committee (pack `levels`) that it holds for. */
  levels: z.array(code).min(1),
  /** Ranks of the accused that it holds for; absent: any that no other rule names. */
  ranks: z.array(code).optional(),
  /** What starts it: a date of the letter, a step, or a status. */
  from: z.discriminatedUnion('what', [
    z.strictObject({
      what: z.literal('field'),
      field: z.enum(['arrivedOn', 'receivedOn', 'writtenOn', 'postmarkedOn']),
    }),
    z.strictObject({ what: z.literal('step'), step: code }),
    z.strictObject({ what: z.literal('status'), status }),
  ]),
  /** What ends it: any of these. */
  until: z.strictObject({ steps: z.array(code), statuses: z.array(status) }),
  unit: z.enum(['working', 'calendar']),
  days: z.number().int().min(1).max(3650),
  extension: z
    .strictObject({ times: z.number().int().min(0).max(10), days: z.number().int().min(1).max(365) })
    .nullable(),
  /** Days before the due date from which it shows as due soon; in the same unit. */
  warnDays: z.number().int().min(0).max(365),
  /** The pre-congress pause holds for it: it is about settling, not about answering. */
  congress: z.boolean().optional(),
  validFrom: day,
  validTo: day.nullable(),
  source: sourceSchema,
});
export type DeadlineRule = z.infer<typeof deadlineSchema>;

const calendarSchema = z.strictObject({
  years: z.array(
    z.strictObject({
      year: z.number().int().min(1990).max(2200),
      holidays: z.array(z.strictObject({ day, name })),
      /** Weekend days worked in exchange for a working day taken off. */
      swaps: z.array(z.strictObject({ worked: day, off: day, name })),
      source: sourceSchema,
    }),
  ),
});
export type CalendarData = z.infer<typeof calendarSchema>;

/** `{so}`, `{nam}`, `{don-vi}`, `{so-5}` (zero-padded); anything else stands as it is. */
const bookSchema = z.strictObject({
  code,
  name,
  /** `letters`: register numbers; `papers`: numbers of outgoing papers; `secrets`: outgoing secret papers. */
  of: z.enum(['letters', 'papers', 'secrets']),
  pattern: z.string().min(1).max(60),
  /** How many numbers a desk reserves at once. */
  block: z.number().int().min(1).max(10_000),
  source: sourceSchema,
});
export type BookRule = z.infer<typeof bookSchema>;

/** One column of a printed book. */
const bookTableSchema = z.strictObject({
  code,
  name,
  title: name,
  columns: z
    .array(z.strictObject({ title: name, value: code, widthMm: z.number().min(5).max(200) }))
    .min(1)
    .max(30),
  /** Which letters: all that arrived in the period, those under settlement, or those transferred in it. */
  rows: z.enum(['arrived', 'followed', 'transferred']),
  source: sourceSchema,
});
export type BookTable = z.infer<typeof bookTableSchema>;

/**
 * A paper: heading block, title, paragraphs, places to send to, signature. Paragraph texts hold `{placeholders}` that
 * shared/rules/papers fills from the letter; what it can't fill stays visible as `[……]` for the officer.
 */
const paperTemplateSchema = z.strictObject({
  code,
  name,
  kinds: kinds.optional(),
  /** The status or direction that suggests it first. */
  suggestedBy: z.array(code),
  /** Abbreviation in its number, e.g. `TB`, `PC`. */
  sign: z.string().max(20),
  /** Centred upper-case title; empty for an official letter (công văn), which has `about` instead. */
  title: z.string().max(300),
  about: z.string().max(300),
  /** `Kính gửi` line, empty when the form has none. */
  to: z.string().max(500),
  body: z
    .array(
      z.strictObject({
        style: z.enum(['text', 'item', 'heading', 'center', 'table']),
        text: z.string().max(4000),
      }),
    )
    .max(60),
  /** Handed or sent to whoever sent the letter, who may read his own name in it; absent: told by its `to` line. */
  forSender: z.boolean().optional(),
  /** Nơi nhận. */
  recipients: z.array(z.string().max(300)).max(20),
  signer: z.strictObject({ authority: z.string().max(200), office: z.string().max(200) }),
  book: code,
  source: sourceSchema,
});
export type PaperTemplate = z.infer<typeof paperTemplateSchema>;

const dossierSchema = z.strictObject({
  code,
  name,
  kinds,
  items: z.array(z.strictObject({ code, name, required: z.boolean() })).min(1),
  source: sourceSchema,
});

export const packSchema = z.strictObject({
  format: z.literal(1),
  /** Opaque, never reused. */
  id: z.string().min(1).max(100),
  name,
  /** Rises with every edition. */
  version: z.number().int().min(1),
  /** Letters received from that day on follow it. */
  validFrom: day,
  kinds: z.array(entry),
  sources: z.array(entry),
  fields: z.array(entry.extend({ kinds: kinds.optional() })),
  levels: z.array(entry),
  ranks: z.array(entry),
  secrecy: z.array(entry),
  authorships: z.array(entry),
  classes: z.array(entry.extend({ eligible: z.boolean() })),
  criteria: z.array(entry),
  refusals: z.array(entry.extend({ kinds })),
  directions: z.array(entry.extend({ kinds: kinds.optional(), status })),
  results: z.array(entry.extend({ kinds })),
  causes: z.array(entry),
  roles: z.array(entry),
  /** `byOthers`: not done by whoever settles the case here, so that the guard does not ask who did it. */
  steps: z.array(entry.extend({ byOthers: z.boolean().optional() })),
  stopReasons: z.array(entry),
  statuses: z.array(entry.extend({ code: status })),
  /** The moves an officer is offered, per kind; narrows `statusMoves`. `requires` names what must stand first. */
  moves: z.array(
    z.strictObject({
      kinds: kinds.optional(),
      from: status,
      to: status,
      requires: z.array(
        z.enum([
          'classification',
          'proposal',
          'approval',
          'result',
          'reason',
          'transfer',
          'guard',
          'claims-ended',
          // Of a shelved letter: it was kept as long as it must be, its destruction was decided, and its minutes stand.
          'retention-due',
          'decision',
          'minutes',
        ]),
      ),
    }),
  ),
  deadlines: z.array(deadlineSchema),
  /** Letters received within so many working days before a congress wait for the new term. */
  congressPause: z
    .strictObject({
      days: z.array(z.strictObject({ level: code, workingDays: z.number().int().min(0).max(365) })),
      congresses: z.array(z.strictObject({ level: code, unitCode: z.string().max(60).optional(), from: day, to: day })),
      source: sourceSchema,
    })
    .nullable(),
  calendar: calendarSchema,
  books: z.array(bookSchema),
  bookTables: z.array(bookTableSchema),
  papers: z.array(paperTemplateSchema),
  dossiers: z.array(dossierSchema),
  /** How long a shelved letter is kept before its destruction is reviewed; by class or direction. */
  retention: z.array(
    z.strictObject({
      code,
      name,
      directions: z.array(code),
      years: z.number().int().min(0).max(100),
      source: sourceSchema,
    }),
  ),
  /** Old and new names of places: each line is one place, newest name first. */
  places: z.array(z.array(name).min(2)),
});
export type RulePack = z.infer<typeof packSchema>;
