import type { LetterPast } from '../model/imported';
import { type Accused, type Letter, letterSchema, type Sender } from '../model/letter';
import type { Day } from '../rules/types';
import { cleanCell } from './cell';
import { readDay } from './day';
import { codeWords, type Mapping } from './mapping';
import { pastOf } from './past';
import { dayTargets, isCodeTarget, type Target } from './target';

/** Why a row, or something in it, can't be taken as it stands. `column` counts from 0; −1 is the row as a whole. */
export interface RowProblem {
  readonly column: number;
  readonly code: ProblemCode;
}
const faultCodes = [
  'not-a-day',
  'only-month',
  'ambiguous-day',
  'unknown-code',
  'too-long',
  'no-arrival',
  'no-summary',
  'not-a-number',
  'too-many-cells',
  'broken-quotes',
  'refused',
  'before-arrival',
  'to-come',
] as const;
const warningCodes = ['controls-removed', 'halves-replaced', 'no-sender', 'formula-text', 'number-leap'] as const;
export type ProblemCode = (typeof faultCodes)[number] | (typeof warningCodes)[number];

export interface ReadRow {
  /** null when there are faults. */
  readonly letter: Letter | null;
  /** What became of it before; null where its work begins now. */
  readonly past: LetterPast | null;
  readonly faults: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
}

const longest: Readonly<Partial<Record<Target, number>>> = {
  registerNo: 60,
  senderName: 200,
  senderAddress: 500,
  senderPhone: 40,
  senderIdNumber: 40,
  organisation: 300,
  accusedName: 300,
  accusedOffice: 300,
  accusedUnit: 300,
  summary: 2000,
  content: 100_000,
  resultText: 4000,
  enclosures: 2000,
  assignee: 200,
  transferTo: 300,
};
/** Targets whose cell may hold several people. */
const people: readonly Target[] = ['senderName', 'accusedName', 'assignee'];
/** Days of what was done with a letter: neither before it came nor after today. */
const laterDays = ['closedOn', 'transferredOn'] as const;

/** One row of a foreign table as a letter, by the mapping; or everything that stands against it, and where. */
export function readRow(cells: readonly string[], mapping: Mapping, today: Day): ReadRow {
  const faults: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  const values = new Map<Target, string>();
  const columnOf = new Map<Target, number>();
  if (cells.slice(mapping.columns.length).some((cell) => cell.trim() !== '')) {
    faults.push({ column: -1, code: 'too-many-cells' });
  }
  for (const [column, target] of mapping.columns.entries()) {
    if (target === null) continue;
    const raw = cells[column] ?? '';
    const { text, controls, halves } = cleanCell(raw);
    if (controls > 0) warnings.push({ column, code: 'controls-removed' });
    // Where the file's bytes were none of a character, reading it has replaced them already.
    if (halves > 0 || raw.includes('\ufffd')) warnings.push({ column, code: 'halves-replaced' });
    if (text === '') continue;
    if (/^[=+@]|^-(?!\d)/.test(text)) warnings.push({ column, code: 'formula-text' });
    const read = readCell(text, target, column, mapping);
    if (typeof read !== 'string') faults.push({ column, code: read.fault });
    else if (read !== '') {
      values.set(target, read);
      columnOf.set(target, column);
    }
  }
  if (!values.has('arrivedOn')) faults.push({ column: columnFor('arrivedOn', mapping), code: 'no-arrival' });
  if (!values.has('summary') && !values.has('content')) {
    faults.push({ column: columnFor('summary', mapping), code: 'no-summary' });
  }
  for (const target of laterDays) {
    const [day, arrivedOn] = [values.get(target), values.get('arrivedOn')];
    const code =
      day === undefined ? null : day > today ? 'to-come' : arrivedOn && day < arrivedOn ? 'before-arrival' : null;
    if (code) faults.push({ column: columnFor(target, mapping), code });
  }
  if (!values.has('senderName')) warnings.push({ column: columnFor('senderName', mapping), code: 'no-sender' });
  const told = faults.filter(
    (fault, i) => !faults.slice(0, i).some((other) => other.column === fault.column && fault.column >= 0),
  );
  if (told.length > 0) return { letter: null, past: null, faults: told, warnings };
  const parsed = letterSchema.safeParse(letterOf(values, mapping));
  if (parsed.success) {
    const tells = {
      status: values.get('status'),
      closedOn: values.get('closedOn'),
      assignees: divided(values.get('assignee') ?? '', mapping.separator).filter((name) => name !== ''),
      transferTo: values.get('transferTo'),
      transferredOn: values.get('transferredOn'),
    };
    return { letter: parsed.data, past: pastOf(tells, parsed.data, mapping.rest), faults: [], warnings };
  }
  const field = String(parsed.error.issues[0]?.path[0] ?? '') as Target;
  return { letter: null, past: null, faults: [{ column: columnOf.get(field) ?? -1, code: 'refused' }], warnings };
}

const columnFor = (target: Target, mapping: Mapping): number => mapping.columns.indexOf(target);

function readCell(
  text: string,
  target: Target,
  column: number,
  mapping: Mapping,
): string | { readonly fault: ProblemCode } {
  if (dayTargets.includes(target)) {
    const read = readDay(text, mapping.orders[column] ?? null);
    if ('day' in read) return read.day;
    return { fault: read.fault === 'ambiguous' ? 'ambiguous-day' : read.fault };
  }
  if (isCodeTarget(target)) {
    const code = mapping.codes[target]?.[codeWords(text)];
    return code ?? { fault: 'unknown-code' };
  }
  if (target === 'signatories') {
    const number = Number(text.replace(/[.\s]/g, ''));
    return Number.isInteger(number) && number >= 1 && number <= 100_000 ? String(number) : { fault: 'not-a-number' };
  }
  const limit = longest[target] ?? 0;
  const parts = people.includes(target) ? divided(text, mapping.separator) : [text];
  return parts.some((part) => part.length > limit) ? { fault: 'too-long' } : text;
}

const divided = (text: string, separator: Mapping['separator']): string[] =>
  separator === ''
    ? [text]
    : text
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '');

function letterOf(values: ReadonlyMap<Target, string>, { separator, fallback }: Mapping): unknown {
  const text = (target: Target): string => values.get(target) ?? '';
  const given = (target: Target) => values.get(target);
  const summary = text('summary') || text('content').slice(0, 300);
  const names = divided(text('senderName'), separator);
  const senders = names.map(
    (name, i): Sender => ({
      name,
      // What the row says of one person is said of the first.
      address: text('senderAddress'),
      ...(i === 0 ? optional({ phone: given('senderPhone'), idNumber: given('senderIdNumber') }) : {}),
      ...(i === 0 ? optional({ organisation: given('organisation') }) : {}),
    }),
  );
  const accused = divided(text('accusedName'), separator).map(
    (name, i): Accused => ({
      name,
      ...(i === 0 ? optional({ office: given('accusedOffice'), unit: given('accusedUnit') }) : {}),
    }),
  );
  const kind = given('kind') ?? fallback.kind;
  const hasResult = values.has('resultCode') || values.has('resultText');
  return {
    kind,
    source: given('source') ?? fallback.source,
    level: given('level') ?? fallback.level,
    authorship: given('authorship') ?? (names.length === 0 ? 'nac-danh' : 'co-ten'),
    arrivedOn: text('arrivedOn'),
    senders,
    accused,
    summary,
    ...optional({
      receivedOn: given('receivedOn'),
      writtenOn: given('writtenOn'),
      postmarkedOn: given('postmarkedOn'),
      decisionReceivedOn: given('decisionReceivedOn'),
      content: given('content'),
      registerNo: given('registerNo'),
      field: given('field'),
      direction: given('direction'),
      enclosures: given('enclosures'),
    }),
    ...(values.has('signatories') ? { signatories: Number(text('signatories')) } : {}),
    ...(hasResult
      ? {
          result: {
            code: text('resultCode'),
            text: text('resultText'),
            ...optional({ decidedOn: given('decidedOn') }),
          },
        }
      : {}),
  };
}

const optional = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined));
