import { fieldNo } from '../../../shared/model/letter';
import type { CaseFacts } from '../../../shared/rules/types';
import { msOfOp } from '../../../shared/sync/hlc';
import { project, type RecordView } from '../../../shared/sync/merge';
import type { Op, Value } from '../../../shared/sync/op';
import type { LetterDetail } from '../api';
import type { VaultCore } from '../core';
import type { Workplace } from '../handlers';
import { caseFacts } from '../work/facts';
import { letterGuard } from '../work/guard';
import { linkedLetters, linksOf } from '../work/links';
import { existing } from './change';
import type { Cover } from './cover';
import { fieldStates, statusConflict } from './fields';
import { coverOf } from './masking';

/** A letter as the screen shows it. @throws DeskFailure NOT_FOUND, VAULT_DAMAGED */
export async function letterDetail(place: Workplace, recId: string): Promise<LetterDetail> {
  const { unitId, ops } = await existing(place.core, recId);
  const view = project(ops);
  const detail = plainDetail(place, recId, unitId, view, ops);
  const cover = coverOf(place, recId, ops, view);
  return cover ? covered(detail, cover) : detail;
}

/** Without the senders, wherever a text of it names them. */
function covered(detail: LetterDetail, cover: Cover): LetterDetail {
  const { letter, fields, notes, work, clocks, dossier, links, guard, deleted } = detail;
  return {
    ...detail,
    masked: true,
    letter: cover.letter(letter),
    fields: Object.fromEntries(
      Object.entries(fields).map(([field, state]) => [
        field,
        {
          ...state,
          value: cover.value(field, state.value),
          ...(state.conflict && {
            conflict: state.conflict.map((one) => ({ ...one, value: cover.value(field, one.value) })),
          }),
        },
      ]),
    ),
    ...cover.deep({ notes, work, clocks, dossier, links, guard, deleted }),
  };
}

function plainDetail(
  place: Workplace,
  recId: string,
  unitId: string,
  view: RecordView,
  ops: readonly Op[],
): LetterDetail {
  const { core, rules } = place;
  const facts = caseFacts(view, ops);
  return {
    recId,
    ...whose(core, unitId),
    letter: facts.letter,
    fields: fieldStates(view),
    status: view.status,
    statusConflict: statusConflict(view.statusHeads),
    tracks: facts.tracks,
    trackConflicts: Object.fromEntries(
      [...view.tracks].flatMap(([claim, heads]) => {
        const conflict = statusConflict(heads);
        return conflict.length > 0 ? [[claim, conflict]] : [];
      }),
    ),
    moves: movesOf(place, facts),
    work: facts.work,
    clocks: rules.clocks(facts, unitId),
    dossier: rules.dossier(facts),
    retention: rules.retention(facts),
    links: linksOf(place, facts.work),
    classificationHints: rules.hints(facts, linkedLetters(place, facts.work)),
    guard: letterGuard(place, facts),
    masked: false,
    ...lifeOf(core, view, ops),
  };
}

function whose(core: VaultCore, unitId: string): Pick<LetterDetail, 'unitId' | 'unitName' | 'editable'> {
  const me = core.ports.directory.me();
  return {
    unitId,
    unitName: core.ports.directory.unitName(unitId),
    editable: me.mayUseLetters && unitId === me.unitId,
  };
}

/** Who entered, changed, noted and deleted it, and whether the center has it all. */
function lifeOf(core: VaultCore, view: RecordView, ops: readonly Op[]) {
  const { deletion } = view;
  return {
    notes: view.notes.map((op) => ({ text: textOf(op.body[fieldNo.notes]), by: op.actor, atMs: msOfOp(op.opId) })),
    deleted: deletion && { by: deletion.actor, atMs: msOfOp(deletion.opId), reason: deletion.reason ?? '' },
    deleteConflict: view.deleteConflict,
    createdBy: view.first.actor,
    createdMs: msOfOp(view.first.opId),
    changedBy: view.last.actor,
    changedMs: msOfOp(view.last.opId),
    unsent: ops.some((op) => core.isOwn(op) && op.opId > core.facts.acknowledgedUpTo()),
  };
}

function movesOf({ rules }: Workplace, facts: CaseFacts): LetterDetail['moves'] {
  const claims = facts.letter.claims ?? [];
  return {
    main: rules.moves(facts),
    tracks: Object.fromEntries(claims.map(({ id }) => [id, rules.moves(facts, id)])),
  };
}

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
