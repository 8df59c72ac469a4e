import type { LetterPast } from '../../shared/model/imported';
import { fieldNo, type LetterStatus, recTypes, statusMoves } from '../../shared/model/letter';
import type { WorkEvent } from '../../shared/model/work';
import { type Op, opKind, type Value } from '../../shared/sync/op';
import { acting } from './acting';
import type { VaultCore } from './core';
import { moveBody } from './letter/moved';

/**
 * The work on an imported letter that was done before, as ops to go into the row that enters it: every move on the way
 * to its status on the day that is told, its officers, and where it was sent. Each names the import in its body, so that
 * the undo of the import knows that nobody has worked on the letter since.
 */
export function pastOps(core: VaultCore, importId: string, recId: string, past: LetterPast): Op[] {
  const about = { recType: recTypes.letter, recId, actor: acting(core).account };
  const mark = { [fieldNo.import]: importId };
  const append = (event: WorkEvent): Op => {
    const body = { ...mark, [fieldNo.work]: event as Value };
    return { ...about, kind: opKind.append, opId: core.newOpId(), base: {}, body };
  };
  const ops = (past.assignees ?? []).map((person, i) =>
    append({ t: 'assign', role: i === 0 ? 'xu-ly-chinh' : 'phoi-hop', person }),
  );
  if (past.transfer) {
    const { to, on } = past.transfer;
    const sent = append({ t: 'transfer', to, on, papers: [], crossing: null });
    ops.push(sent, append({ t: 'transferState', transfer: sent.opId, state: 'da-gui', on }));
  }
  let from: LetterStatus = 'tiep-nhan';
  let base: Op['base'] = { [fieldNo.status]: [] };
  for (const to of wayTo(past.status ?? from)) {
    const opId = core.newOpId();
    ops.push({
      ...about,
      kind: opKind.transition,
      opId,
      base,
      body: { ...mark, ...moveBody({ from, to, on: past.on }) },
    });
    base = { [fieldNo.status]: [opId] };
    from = to;
  }
  return ops;
}

const ways = new Map<LetterStatus, readonly LetterStatus[]>();

/** The fewest legal moves that lead from the entry to a status: other desks take no others. */
function wayTo(status: LetterStatus): readonly LetterStatus[] {
  const known = ways.get(status);
  if (known) return known;
  const cameFrom = new Map<LetterStatus, LetterStatus | null>([['tiep-nhan', null]]);
  for (const at of cameFrom.keys()) for (const to of statusMoves[at]) if (!cameFrom.has(to)) cameFrom.set(to, at);
  const way: LetterStatus[] = [];
  for (let at: LetterStatus | null = status; at && at !== 'tiep-nhan'; at = cameFrom.get(at) ?? null) way.unshift(at);
  ways.set(status, way);
  return way;
}
