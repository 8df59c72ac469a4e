import { DeskFailure } from '../../../shared/errors';
import { recTypes } from '../../../shared/model/letter';
import { clocksOf } from '../../../shared/rules/deadline';
import { type MovedClock, movedClocks } from '../../../shared/rules/movedClocks';
import type { Editions } from '../../../shared/rules/pack/editions';
import type { CaseFacts, UnitFacts } from '../../../shared/rules/types';
import type { ClockMove, ClockMoves } from '../api/rules';
import type { VaultCore } from '../core';
import { decodeRecord, segmentRecords } from '../records/segment';
import { shownOf } from '../records/summary';
import { nextTurn } from '../turns';
import { dueFacts } from './assess';

const mostShown = 10_000;

/**
 * Which running clocks have another due date by `after` than by `before`, which appear and which are gone, and why. Letters are taken as they stand now;
 * those that can't be read are left out. Lets others have their turn between segments.
 */
export async function clockMoves(core: VaultCore, before: Editions, after: Editions): Promise<ClockMoves> {
  const { records } = core;
  const { columns } = records;
  const alike = new Map<string, readonly MovedClock[]>();
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
  moved.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
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

const movesOf = (facts: CaseFacts, unit: UnitFacts, before: Editions, after: Editions, today: string): MovedClock[] =>
  movedClocks(clocksOf(facts, unit, before, today), clocksOf(facts, unit, after, today));

/** The day that a move is about: its new due date, or the one that is gone. */
const dayOf = ({ before, after }: MovedClock): string => after ?? before ?? '';
