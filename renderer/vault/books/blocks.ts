import { blockSchema } from '../../../shared/model/book';
import { fieldNo } from '../../../shared/model/letter';
import { largestBlock, type NumberBlock } from '../../../shared/rules/numbering';
import { type Op, opKind } from '../../../shared/sync/op';

/** A block as a desk reserved it. */
export interface DeskBlock extends NumberBlock {
  readonly opId: string;
  readonly deskId: string;
}

/** The blocks of a book record, in the order in which they were reserved. Who reserved one is said by its op id. */
export function blocksOf(ops: readonly Op[]): DeskBlock[] {
  return ops.flatMap((op) => {
    const parsed = blockSchema.safeParse(op.kind === opKind.append ? op.body[fieldNo.book] : undefined);
    if (!parsed.success) return [];
    const { from, to, deskId } = parsed.data;
    if (to < from || to - from >= largestBlock) return [];
    return deskId.startsWith(op.opId.slice(16)) ? [{ from, to, deskId, opId: op.opId }] : [];
  });
}

/**
 * The numbers that a desk may still draw from: its blocks without what another desk had reserved before it, which is
 * seen when both were offline and have synced since.
 */
export function drawable(blocks: readonly DeskBlock[], deskId: string): NumberBlock[] {
  return blocks.flatMap((block, at) => {
    if (block.deskId !== deskId) return [];
    const earlier = blocks.slice(0, at).filter((other) => other.deskId !== deskId);
    return earlier.reduce<NumberBlock[]>((left, other) => left.flatMap((part) => without(part, other)), [block]);
  });
}

function without({ from, to }: NumberBlock, other: NumberBlock): NumberBlock[] {
  const parts = [
    { from, to: Math.min(to, other.from - 1) },
    { from: Math.max(from, other.to + 1), to },
  ];
  if (other.to < from || other.from > to) return [{ from, to }];
  return parts.filter((part) => part.from <= part.to);
}

/** Unused numbers below the last: those that a desk keeps and will draw, and those that nobody will ever fill. */
export interface Unused {
  readonly holes: readonly NumberBlock[];
  readonly reserved: readonly DeskBlock[];
}

/** Tells the holes apart. A number that two desks reserved is the first one's, which draws its lowest unused one next. */
export function unusedIn(holes: readonly NumberBlock[], blocks: readonly DeskBlock[]): Unused {
  let left = holes;
  const reserved: DeskBlock[] = [];
  for (const block of blocks) {
    reserved.push(...left.flatMap((hole) => within(hole, block)).map((part) => ({ ...block, ...part })));
    left = left.flatMap((hole) => without(hole, block));
  }
  return { holes: left, reserved: reserved.sort((a, b) => a.from - b.from) };
}

function within(a: NumberBlock, b: NumberBlock): NumberBlock[] {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return from <= to ? [{ from, to }] : [];
}
