import { type DeskError, DeskFailure } from '../../../shared/errors';
import { fieldNo, recTypes } from '../../../shared/model/letter';
import { workEventSchemas } from '../../../shared/model/work';
import { project } from '../../../shared/sync/merge';
import { type Op, opKind, type Value } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { NewLink } from '../api/letter';
import type { NewOp, VaultCore } from '../core';
import { changed, existing, readable } from './change';

/** Links of a letter that is entered in the same row: their ids, taken behind the letter's own. */
export class NewLinks {
  private readonly ids: readonly (readonly [string, string])[];

  constructor(
    private readonly core: VaultCore,
    private readonly recId: string,
    private readonly links: readonly NewLink[],
  ) {
    this.ids = links.map(() => [core.newOpId(), core.newOpId()] as const);
  }

  /** The records that they touch. */
  get recIds(): readonly string[] {
    return this.links.map(({ other }) => other);
  }

  /** The links on both letters as these stand now, and what could not be linked: the letter is entered without it. */
  async make(): Promise<{ ops: Op[]; unlinked: { recId: string; error: DeskError }[] }> {
    const ops: Op[] = [];
    const unlinked: { recId: string; error: DeskError }[] = [];
    for (const [i, link] of this.links.entries()) {
      try {
        ops.push(...(await this.linked(link, this.ids[i]!)));
      } catch (cause) {
        if (!(cause instanceof DeskFailure)) throw cause;
        unlinked.push({ recId: link.other, error: cause.error });
      }
    }
    return { ops, unlinked };
  }

  private async linked({ other, ...said }: NewLink, [id, mirrorId]: readonly [string, string]): Promise<Op[]> {
    const { core, recId } = this;
    const { unitId, account } = acting(core);
    const record = await existing(core, other);
    const view = project(record.ops);
    const here = readable({ ...added({ ...said, other }), opId: id, recType: recTypes.letter, recId, actor: account });
    // A deleted letter, and one of another unit, is named; nothing is written on it.
    if (record.unitId !== unitId || (view.deletion && !view.deleteConflict)) return [here];
    return [here, await changed(core, other, mirrorId, () => added({ ...said, other: recId }))];
  }
}

function added(link: NewLink): NewOp {
  const { success, data } = workEventSchemas.link.safeParse({ t: 'link', ...link });
  if (!success) throw new DeskFailure('BAD_INPUT', { what: 'links' });
  return { kind: opKind.append, base: {}, body: { [fieldNo.work]: data as Value } };
}
