import { assigneeText } from '../../../shared/model/bulk';
import { fieldNo, type Letter, type LetterStatus, letterFieldName, statusMoves } from '../../../shared/model/letter';
import { isMaskedByDefault, maskLetter } from '../../../shared/rules/masking';
import type { RecordView } from '../../../shared/sync/merge';
import { type Op, opKind, type Value } from '../../../shared/sync/op';
import { moveBody } from '../letter/moved';
import { caseFacts } from '../work/facts';
import { type Planned, textOf } from './changes';

/** What takes an op back, with both states as text; null where somebody changed the same since. */
export function reverse(op: Op, view: RecordView, ops: readonly Op[], reason: string): Planned | null {
  switch (op.kind) {
    case opKind.put:
      return reverseField(op, view, ops, reason);
    case opKind.append:
      return reverseAssignment(op, view, reason);
    case opKind.transition:
      return reverseMove(op, view, reason);
    case opKind.delete: {
      if (view.deletion?.opId !== op.opId || view.deleteConflict) return null;
      return { op: { kind: opKind.restore, base: { 0: [op.opId] }, body: {}, reason }, before: '', after: '' };
    }
    default:
      return null;
  }
}

function reverseField(op: Op, view: RecordView, ops: readonly Op[], reason: string): Planned | null {
  const no = Number(Object.keys(op.body)[0]);
  const heads = view.fields.get(no) ?? [];
  if (heads.length !== 1 || heads[0]!.opId !== op.opId) return null;
  const replaced = new Set(op.base[no] ?? []);
  const before = ops.find(({ opId, body }) => replaced.has(opId) && body[no] !== undefined)?.body[no] ?? null;
  const made = { kind: opKind.put, base: { [no]: [op.opId] }, body: { [no]: before }, reason };
  const { letter } = caseFacts(view, ops);
  const shown = (value: Value): string => textOf(shownOf(letter, letterFieldName(no), value));
  return { op: made, before: shown(op.body[no]!), after: shown(before) };
}

/** The value as a list may show it. */
function shownOf(letter: Partial<Letter>, field: keyof Letter | undefined, value: Value): Value | undefined {
  if (!field || !isMaskedByDefault(letter)) return value;
  return maskLetter({ ...letter, [field]: value ?? undefined } as Letter)[field] as Value | undefined;
}

function reverseAssignment(op: Op, view: RecordView, reason: string): Planned | null {
  const back = view.work.some(({ body }) => {
    const event = body[fieldNo.work] as { t?: Value; assignment?: Value } | undefined;
    return event?.t === 'unassign' && event.assignment === op.opId;
  });
  if (back) return null;
  const given = op.body[fieldNo.work] as { readonly person: string; readonly account?: string };
  const unassign: Value = { t: 'unassign', assignment: op.opId, reason };
  return {
    op: { kind: opKind.append, base: {}, body: { [fieldNo.work]: unassign } },
    before: assigneeText(given),
    after: '',
  };
}

function reverseMove(op: Op, view: RecordView, reason: string): Planned | null {
  const [head] = view.statusHeads;
  const { from, to } = op.body[fieldNo.status] as { from: LetterStatus; to: LetterStatus };
  // With two bases it settles, and may go where no ordinary move leads.
  const bases = [op.opId, ...(op.base[fieldNo.status] ?? [])];
  const mayReturn = bases.length > 1 || statusMoves[to].includes(from);
  if (view.statusHeads.length !== 1 || head?.opId !== op.opId || !mayReturn) return null;
  const body = moveBody({ from: to, to: from });
  const made = { kind: opKind.transition, base: { [fieldNo.status]: bases }, body, reason };
  return { op: made, before: to, after: from };
}
