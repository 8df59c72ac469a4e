import { unwrap } from '../../../shared/errors';
import type { Candidate } from '../../vault/api/duplicates';
import type { VaultPort } from '../common/vault';
import type { Checked, Walk } from './check';

/** Below it two letters only have something in common. */
const leastScore = 0.75;
/** Questions on their way to the vault: one is answered while the next is copied. */
const atOnce = 4;

/** The letter of the register that each letter of the file most likely repeats, by place; those of the file left out. */
export type Found = ReadonlyMap<number, Candidate>;

/**
 * Compares every letter of a file with the register. Letters that repeat one of the file are not asked about: they go
 * with that one. Answers what was found until then when it is stopped. @throws DeskFailure what the vault answers
 */
export async function searchVault(vault: VaultPort, { letters, twins }: Checked, walk: Walk): Promise<Found> {
  const places = letters.flatMap((_, place) => (twins.has(place) ? [] : [place]));
  const found = new Map<number, Candidate>();
  for (let at = 0; at < places.length && !walk.isStopped(); at += atOnce) {
    const group = places.slice(at, at + atOnce);
    const answers = await Promise.all(
      group.map((place) => vault.call('duplicates.find', { letter: letters[place]!.letter })),
    );
    for (const [i, answer] of answers.entries()) {
      const best = unwrap(answer).candidates.find(
        ({ score, suggests }) => score >= leastScore && suggests !== 'cung-vu-viec',
      );
      if (best) found.set(group[i]!, best);
    }
    walk.onProgress(Math.min(at + atOnce, places.length));
  }
  return found;
}
