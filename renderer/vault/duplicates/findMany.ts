import type { VaultInput, VaultOutput } from '../api';
import type { Candidate } from '../api/duplicates';
import type { Workplace } from '../handlers';
import { nextTurn } from '../turns';
import { findDuplicates } from './find';

/** Letters after which the screen is told how far it is. */
const toldAfter = 8;

/** Looks for the letters that many others repeat: one call for up to 500, between two of which others get their turn. */
export class ManyDuplicates {
  /** Counts what was stopped: a call that began before goes no further. */
  private stops = 0;

  constructor(private readonly place: Workplace) {}

  async find({
    letters,
    leastScore,
    kinds,
  }: VaultInput<'duplicates.findMany'>): Promise<VaultOutput<'duplicates.findMany'>> {
    const { stops } = this;
    const best: (Candidate | null)[] = [];
    for (const [i, letter] of letters.entries()) {
      const { candidates } = await findDuplicates(this.place, { letter });
      best.push(candidates.find(({ score, suggests }) => score >= leastScore && kinds.includes(suggests)) ?? null);
      if ((i + 1) % toldAfter === 0)
        this.place.core.emit('progress', { job: 'duplicates', done: i + 1, total: letters.length });
      await nextTurn();
      if (this.stops !== stops) break;
    }
    return { best };
  }

  stop(): void {
    this.stops++;
  }
}
