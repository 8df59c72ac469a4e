import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hlcMs, hlcOf, maxAdoptedDriftMs, nextHlc, receiveHlc } from './hlc';

const ms = fc.integer({ min: 0, max: 2 ** 47 });
const stamp = fc.tuple(ms, fc.integer({ min: 0, max: 0xffff })).map(([time, counter]) => hlcOf(time, counter));

it('always moves forward, whatever the wall clock says', () => {
  fc.assert(
    fc.property(stamp, ms, (last, now) => {
      expect(nextHlc(last, now) > last).toBe(true);
    }),
  );
});

it('text order is time order', () => {
  fc.assert(
    fc.property(ms, ms, (a, b) => {
      expect(hlcOf(a) < hlcOf(b)).toBe(a < b);
    }),
  );
});

it('a desk whose clock runs far ahead does not drag others along', () => {
  fc.assert(
    fc.property(stamp, stamp, ms, (last, remote, vouched) => {
      const adopted = receiveHlc(last, remote, vouched);
      expect(adopted >= last).toBe(true);
      expect(adopted === last || hlcMs(adopted) <= vouched + maxAdoptedDriftMs).toBe(true);
    }),
  );
});
