import { describe, expect, it } from 'vitest';
import type { WorkEvent } from '../model/work';
import { clockOf, denunciation, extend, restart, settling, stop } from './testing/clocks';
import { caseOf, workOf } from './testing/facts';
import type { Day } from './types';

describe('an extension after the deadline', () => {
  it('counts, is marked, and takes no lateness away', () => {
    const late = workOf(extend(30, '2026-10-20'));
    const running = clockOf(caseOf(denunciation, late), settling, '2026-10-20');
    expect(running).toMatchObject({ state: 'running', dueOn: '2026-11-18', missed: '2026-10-07' });
    expect(running.extensions).toMatchObject([{ beyond: false, missed: '2026-10-07' }]);
    const settled = (on: Day, work = late) =>
      clockOf(caseOf(denunciation, work, [['ket-luan', on]]), settling, '2026-12-01');
    expect(settled('2026-11-10')).toMatchObject({ state: 'met-late', missed: '2026-10-07' });
    expect(settled('2026-11-19')).toMatchObject({ state: 'met-late', missed: '2026-10-07' });
    // Done in time, and the extension entered afterwards: nothing was missed.
    expect(settled('2026-10-07')).toMatchObject({ state: 'met', missed: null });
    // On the due date itself it is still in time.
    expect(settled('2026-11-10', workOf(extend(30, '2026-10-07')))).toMatchObject({ state: 'met', missed: null });
  });

  it('is one by the due date as it stood on its day: with the stops and extensions of before it only', () => {
    const missed = (...events: WorkEvent[]) =>
      clockOf(caseOf(denunciation, workOf(...events)), settling, '2026-12-01').extensions.map((one) => one.missed);
    // The stop of three days moved the due date to 12/10.
    const stopped = [stop('2026-07-03'), restart('2026-07-08')];
    expect(missed(...stopped, extend(5, '2026-10-12'))).toEqual([null]);
    expect(missed(...stopped, extend(5, '2026-10-13'))).toEqual(['2026-10-12']);
    // While it stands nothing passes; a stop of after it does not count for it.
    expect(missed(stop('2026-10-07'), extend(5, '2026-11-10'))).toEqual([null]);
    expect(missed(extend(5, '2026-10-08'), stop('2026-10-09'))).toEqual(['2026-10-07']);
    // Entered in another order than decided.
    expect(missed(extend(5, '2026-10-14'), extend(10, '2026-10-05'))).toEqual([null, null]);
  });
});
