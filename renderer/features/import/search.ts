import { unwrap } from '../../../shared/errors';
import type { Candidate } from '../../vault/api/duplicates';
import type { VaultPort } from '../common/vault';
import type { Checked, Walk } from './check';

/** Below it two letters only have something in common. */
const leastScore = 0.75;
/** Letters in one question. */
const perCall = 500;

/** The letter of the register that each letter of the file most likely repeats, by place; those of the file left out. */
export type Found = ReadonlyMap<number, Candidate>;

/** Letters that repeat another one of the file go with that one; such as are only near one stand for themselves. */
export const isAsked = ({ twins }: Checked, place: number): boolean => (twins.get(place)?.like ?? 'near') === 'near';

/**
 * Compares the letters of a file with the register, but for those that repeat another one of the file. Answers what was found until then when it is stopped. @throws DeskFailure what the vault answers
 */
export async function searchVault(vault: VaultPort, checked: Checked, walk: Walk): Promise<Found> {
  const { letters } = checked;
  const places = [...letters.keys()].filter((place) => isAsked(checked, place));
  const found = new Map<number, Candidate>();
  let before = 0;
  const leave = vault.on('progress', ({ job, done }) => {
    if (job !== 'duplicates') return;
    if (walk.isStopped()) void vault.call('duplicates.stop', {});
    else walk.onProgress(before + done);
  });
  try {
    for (; before < places.length && !walk.isStopped(); before += perCall) {
      const group = places.slice(before, before + perCall);
      const asked = group.map((place) => letters[place]!.letter);
      const { best } = unwrap(
        await vault.call('duplicates.findMany', { letters: asked, leastScore, kinds: ['trung', 'lap-lai'] }),
      );
      for (const [i, candidate] of best.entries()) if (candidate) found.set(group[i]!, candidate);
      walk.onProgress(Math.min(before + perCall, places.length));
    }
  } finally {
    leave();
  }
  return found;
}
