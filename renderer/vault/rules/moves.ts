import { DeskFailure } from '../../../shared/errors';
import { recTypes } from '../../../shared/model/letter';
import { clocksOf } from '../../../shared/rules/deadline';
import type { Editions } from '../../../shared/rules/pack/editions';
import type { CaseFacts, Clock, UnitFacts } from '../../../shared/rules/types';
import { whyMoved } from '../../../shared/rules/whyMoved';
import type { ClockMove, ClockMoves } from '../api/rules';
import type { VaultCore } from '../core';
import { decodeRecord, segmentRecords } from '../records/segment';
import { shownOf } from '../records/summary';
import { nextTurn } from '../turns';
import { dueFacts } from './assess';

type Move = Pick<ClockMove, 'rule' | 'before' | 'after' | 'why'>;
const mostShown = 10_000;

/**
 * Which running clocks have another due date by `after` than by `before`, and why. Letters are taken as they stand now;
 * those that can't be read are left out. Lets others have their turn between segments.
 */
export async function clockMoves(core: VaultCore, before: Editions, after: Editions): Promise<ClockMoves> {
  const { records } = core;
  const { columns } = records;
  const alike = new Map<string, readonly Move[]>();
  const moved: ClockMove[] = [];
  for (let segment = 0; segment * segmentRecords < columns.count; segment++) {
    const stored = await readable(core, segment);
    const to = Math.min(columns.count, (segment + 1) * segmentRecords);
    for (let i = segment * segmentRecords; i < to; i++) {
      const recId = columns.recId(i);
      const bytes = stored[i % segmentRecords];
      const record = records.overlay.get(recId) ?? (bytes && decodeRecord(bytes));
      const unit = record && core.rules.unit(record.unitId);
      if (!unit || record.ops[0]?.recType !== recTypes.letter) continue;
      const shown = shownOf(record.ops);
      if (shown.deleted) continue;
      const { facts, key } = dueFacts(shown, record.unitId);
      const moves = (key !== null && alike.get(key)) || movesOf(facts, unit, before, after, core.rules.today);
      if (key !== null) alike.set(key, moves);
      const registerNo = columns.text(i, 'registerNo');
      const summary = columns.text(i, 'summary');
      for (const move of moves) moved.push({ recId, registerNo, summary, ...move });
    }
    await nextTurn();
  }
  moved.sort((a, b) => (a.after < b.after ? -1 : a.after > b.after ? 1 : 0));
  return { moved: moved.slice(0, mostShown), total: moved.length };
}

async function readable(core: VaultCore, segment: number): Promise<readonly Uint8Array[]> {
  try {
    return await core.records.openSegment(segment);
  } catch (cause) {
    if (cause instanceof DeskFailure) return [];
    throw cause;
  }
}

function movesOf(facts: CaseFacts, unit: UnitFacts, before: Editions, after: Editions, today: string): Move[] {
  const old = clocksOf(facts, unit, before, today);
  return clocksOf(facts, unit, after, today).flatMap((clock): Move[] => {
    const was = old.find((one) => sameDuty(one, clock));
    if (!was || clock.doneOn !== null || was.dueOn === clock.dueOn) return [];
    return [{ rule: clock.name, before: was.dueOn, after: clock.dueOn, why: whyMoved(was, clock) }];
  });
}

const sameDuty = (a: Clock, b: Clock): boolean => a.rule === b.rule && a.claim === b.claim;
