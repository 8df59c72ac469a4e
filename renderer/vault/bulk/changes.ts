import { DeskFailure } from '../../../shared/errors';
import { assigneeText } from '../../../shared/model/bulk';
import { fieldNo, letterFields, letterSchema } from '../../../shared/model/letter';
import { type WorkEvent, workEventSchema } from '../../../shared/model/work';
import { assignmentsOf } from '../../../shared/rules/folds';
import { isMaskedByDefault, maskLetter } from '../../../shared/rules/masking';
import { disagree, project, type RecordView, seenNow } from '../../../shared/sync/merge';
import { type Op, opKind, type Value } from '../../../shared/sync/op';
import type { BulkInput } from '../api/bulk';
import type { Workplace } from '../handlers';
import { mayChange } from '../letter/change';
import { moveBody } from '../letter/moved';
import type { StoredRecord } from '../records/segment';
import { caseFacts } from '../work/facts';
import { refuseConflict } from '../work/guard';
import { offered } from '../work/moves';

/** What a bulk change would do to one letter: its op without an id, and both states as text. */
export interface Planned {
  readonly op: Pick<Op, 'kind' | 'base' | 'body' | 'reason'>;
  readonly before: string;
  readonly after: string;
}

/** Numbers and what identifies people are given one by one. */
const notInBulk: ReadonlySet<string> = new Set(['number', 'registerNo', 'senders', 'accused', 'claims', 'related']);

/** @throws DeskFailure BAD_INPUT for a field or value that can't be set for several letters */
export function checkChange(change: BulkInput['change']): void {
  if (change.what !== 'field') return;
  const schema = letterSchema.shape[change.field];
  const isOptional = schema?.safeParse(undefined).success ?? false;
  const isGood = change.value === null ? isOptional : schema?.safeParse(change.value).success;
  if (notInBulk.has(change.field) || !isGood) throw new DeskFailure('BAD_INPUT', { what: change.field });
}

/** @throws DeskFailure with why this letter is left out: NOT_FOUND, NOT_ALLOWED, BOOK_CLOSED, CONFLICT_OF_INTEREST, … */
export async function plan(
  place: Workplace,
  record: StoredRecord,
  change: BulkInput['change'],
): Promise<Planned | null> {
  const { ops } = record;
  const view = project(ops);
  const { recId } = view;
  await mayChange(place.core, recId);
  const planned = planChange(place, view, ops, change);
  if (planned) for (const check of place.core.changeChecks) await check({ recId, view, ops }, planned.op);
  return planned;
}

function planChange(
  place: Workplace,
  view: RecordView,
  ops: readonly Op[],
  change: BulkInput['change'],
): Planned | null {
  switch (change.what) {
    case 'field':
      return planField(view, ops, change);
    case 'assign':
      return planAssignment(place, view, ops, change);
    case 'move': {
      if (disagree(view.statusHeads)) throw new DeskFailure('NOT_ALLOWED');
      if (view.status === change.to) return null;
      const { to, on } = change;
      offered(place, { recId: view.recId, to, on, ...reasonOf(change.reason) })(view, ops);
      const body = moveBody({ from: view.status, to, on });
      const base = { [fieldNo.status]: view.statusHeads.map((head) => head.opId) };
      const op = { kind: opKind.transition, base, body, ...reasonOf(change.reason) };
      return { op, before: view.status, after: to };
    }
    case 'delete': {
      const op = { kind: opKind.delete, base: { 0: seenNow(view, ops) }, body: {}, reason: change.reason };
      return { op, before: '', after: '' };
    }
  }
}

const reasonOf = (reason: string | undefined) => (reason === undefined ? {} : { reason });

type Of<W extends BulkInput['change']['what']> = Extract<BulkInput['change'], { what: W }>;

function planField(view: RecordView, ops: readonly Op[], { field, value }: Of<'field'>): Planned | null {
  const parsed = value === null ? null : (letterSchema.shape[field].parse(value) as Value);
  const no = letterFields[field];
  const heads = view.fields.get(no) ?? [];
  if (heads.length === 1 && JSON.stringify(heads[0]!.value) === JSON.stringify(parsed)) return null;
  if (heads.length === 0 && parsed === null) return null;
  const op = { kind: opKind.put, base: { [no]: heads.map((head) => head.opId) }, body: { [no]: parsed } };
  const { letter } = caseFacts(view, ops);
  const shown = (isMaskedByDefault(letter) ? maskLetter(letter) : letter)[field];
  return { op, before: textOf(shown as Value | undefined), after: textOf(parsed) };
}

function planAssignment(
  place: Workplace,
  view: RecordView,
  ops: readonly Op[],
  { person, account, role }: Of<'assign'>,
): Planned | null {
  const facts = caseFacts(view, ops);
  const standing = assignmentsOf(facts).filter(({ event }) => event.role === role);
  if (standing.some(({ event }) => event.person === person && event.account === account)) return null;
  const given = { t: 'assign', role, person, ...(account === undefined ? {} : { account }) };
  const event: WorkEvent = workEventSchema.parse(given);
  refuseConflict(place, facts, event);
  const before = [...new Set(standing.map((entry) => assigneeText(entry.event)))].join(', ');
  const after = assigneeText({ person, account });
  return { op: { kind: opKind.append, base: {}, body: { [fieldNo.work]: event as Value } }, before, after };
}

/** A value in the words of a preview. */
export const textOf = (value: Value | undefined): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
