import { percentile, type Sample } from '../report';
import { appendAndSync, calibrated } from './calibrate';
import type { Collected } from './measure';
import { longestCall, type Options } from './options';
import { Profile } from './profile';
import type { Server } from './server';
import { session } from './session';

/** Bytes of list columns per letter where our own are not there to be looked at, and folded text per letter. */
const columnBytesPerLetter = 130;
const textBytesPerLetter = 600;
const blockBytes = 524_288;

/**
 * What no store here can beat: reading and decrypting the bytes of the list and nothing else, one synced append, one
 * look at every byte of the text. They stand in the table as peers, so their ratios are below 1 by nature.
 */
export async function measureLimits(
  into: Collected,
  server: Server,
  options: Options,
  size: number,
  log: (line: string) => void,
): Promise<void> {
  const sizes = into.columnSizes.get(size) ?? assumedSizes(size);
  const profile = await Profile.fresh();
  const add = (name: string, subject: string, value: number, disturbed: boolean): void => {
    const sample: Sample = { name, size, unit: 'ms', subject, value, answer: '', truth: '', disturbed };
    into.samples.push(sample);
    log(`${size} ${subject}: ${name} ${value.toFixed(2)}`);
  };
  try {
    await session(profile, server.url, options, longestCall(size), ({ ask }) => ask('limitWrite', { sizes }));
    for (let run = 0; run < options.runs; run++) {
      const read = await calibrated(() =>
        session(profile, server.url, options, longestCall(size), ({ ask }) => ask('limitRead', {})),
      );
      add('openList', 'limit:read', read.value.ms, read.disturbed);
      const scan = await calibrated(() =>
        session(profile, server.url, options, longestCall(size), ({ ask }) =>
          ask('limitScan', { bytes: size * textBytesPerLetter }),
        ),
      );
      add('search.part.p95', 'limit:scan', scan.value, scan.disturbed);
      const append = await calibrated(async () => appendAndSync(200));
      add('save.p50', 'limit:fsync', percentile(append.value, 0.5), append.disturbed);
      add('save.p95', 'limit:fsync', percentile(append.value, 0.95), append.disturbed);
    }
  } finally {
    profile.remove();
  }
}

function assumedSizes(size: number): number[] {
  const total = size * columnBytesPerLetter;
  const blocks = Math.ceil(total / blockBytes);
  return Array.from({ length: blocks }, () => Math.ceil(total / blocks));
}
