import { createHash } from 'node:crypto';
import { queryClasses, type SearchAnswer } from '../contract';
import { letterChunks } from '../page/letters';
import { vaultId } from '../page/vault-id';
import { type Failure, ours, percentile, type Sample, type Unit } from '../report';
import { calibrated } from './calibrate';
import { openFileCopy } from './file-copy';
import { browserMemory } from './memory';
import { longestCall, type Options } from './options';
import type { Subject } from './plan';
import { Profile } from './profile';
import type { Server } from './server';
import { type Session, session } from './session';
import type { Truth } from './truth';

const savesPerRun = 100;

export interface Collected {
  readonly samples: Sample[];
  readonly failures: Failure[];
  readonly chromium: Set<string>;
  readonly backends: Set<string>;
  /** Sizes of the values that our list is read from, to measure the floor on. */
  readonly columnSizes: Map<number, readonly number[]>;
}

export const collected = (): Collected => ({
  samples: [],
  failures: [],
  chromium: new Set(),
  backends: new Set(),
  columnSizes: new Map(),
});

const print = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** Measures one subject once at one size: fill on a fresh profile, then every reading in a browser process of its own. */
export class Round {
  constructor(
    private readonly into: Collected,
    private readonly server: Server,
    private readonly options: Options,
    private readonly wanted: (measure: string) => boolean,
    private readonly truth: Truth,
    private readonly subject: Subject,
    private readonly log: (line: string) => void,
  ) {}

  async run(): Promise<void> {
    const profile = await Profile.fresh();
    try {
      if (this.subject.kind === 'engine') await this.search(profile);
      else await this.store(profile);
    } finally {
      profile.remove();
    }
  }

  private async store(profile: Profile): Promise<void> {
    const store = this.subject.name;
    const { size } = this.truth;
    const filled = await this.block('fill', profile, async ({ ask }) => {
      const ms = await ask('fill', { store, count: size });
      return [this.sample('fill', 'ms', ms, '', '')];
    });
    if (!filled) return;
    this.into.samples.push(this.sample('disk', 'bytes', profile.diskBytes(), '', ''));
    const backend = profile.indexedDbBackend();
    if (backend) this.into.backends.add(backend);
    if (store === ours) await this.lookAtColumns(profile);
    if (this.subject.firstPage) await this.firstPage(profile);
    await this.openList(profile);
    if (this.subject.search) await this.search(profile);
    await this.save(profile);
  }

  /** Which bytes our list is read from: the floor is measured on as many. */
  private async lookAtColumns(profile: Profile): Promise<void> {
    const { size } = this.truth;
    if (this.into.columnSizes.has(size)) return;
    const asked = { database: `vault-${vaultId}`, table: 'columns' };
    const sizes = await session(profile, this.server.url, this.options, longestCall(size), ({ ask }) =>
      ask('valueSizes', asked),
    );
    this.into.columnSizes.set(size, sizes);
  }

  private async firstPage(profile: Profile): Promise<void> {
    await this.block('firstPage', profile, async ({ ask }) => {
      const { ms, answer } = await ask('firstPage', { store: this.subject.name });
      return [this.sample('firstPage', 'ms', ms, print(answer), print(this.truth.list.dates))];
    });
  }

  private async openList(profile: Profile): Promise<void> {
    await this.block('openList', profile, async ({ ask, page }) => {
      await page.evaluate(() => window.gc?.());
      const before = browserMemory(profile.browser);
      const { ms, answer } = await ask('openList', { store: this.subject.name });
      await page.evaluate(() => window.gc?.());
      const after = browserMemory(profile.browser);
      const [said, true_] = [print(answer), print(this.truth.list)];
      const memory = this.subject.memory ? [this.sample('memory', 'bytes', after - before, said, true_)] : [];
      return [this.sample('openList', 'ms', ms, said, true_), ...memory];
    });
  }

  private async search(profile: Profile): Promise<void> {
    await this.block('search', profile, async ({ ask }) => {
      const { queries } = this.truth;
      return this.searchSamples(await ask('search', { store: this.subject.name, count: this.truth.size, queries }));
    });
  }

  private searchSamples(answer: SearchAnswer): Sample[] {
    const build = answer.buildMs === null ? [] : [this.sample('search.build', 'ms', answer.buildMs, '', '')];
    const perClass = queryClasses.flatMap((kind) => {
      const asked = this.truth.queries.flatMap((query, at) => {
        const given = answer.queries[at];
        return query.class === kind && given ? [{ ...given, true_: this.truth.hits[at] }] : [];
      });
      if (asked.length === 0) return [];
      const times = asked.map(({ ms }) => ms);
      const inside = asked.map(({ ms, insideMs }) => insideMs ?? ms);
      const found = asked.map(({ ms, findMs }) => findMs ?? ms);
      const said = print(asked.map(({ hits }) => hits));
      const true_ = print(asked.map((one) => one.true_));
      return [
        this.sample(`search.${kind}.p50`, 'ms', percentile(times, 0.5), said, true_),
        this.sample(`search.${kind}.p95`, 'ms', percentile(times, 0.95), said, true_),
        this.sample(`search.${kind}.inside.p95`, 'ms', percentile(inside, 0.95), said, true_),
        this.sample(`search.${kind}.find.p95`, 'ms', percentile(found, 0.95), said, true_),
      ];
    });
    return [...build, ...perClass];
  }

  private async save(profile: Profile): Promise<void> {
    await this.block('save', profile, async ({ ask }) => {
      const { size } = this.truth;
      const { latencies, total } = await ask('save', { store: this.subject.name, from: size, count: savesPerRun });
      const [said, true_] = [String(total), String(size + savesPerRun)];
      return [
        this.sample('save.p50', 'ms', percentile(latencies, 0.5), said, true_),
        this.sample('save.p95', 'ms', percentile(latencies, 0.95), said, true_),
      ];
    });
  }

  private sample(name: string, unit: Unit, value: number, answer: string, truth: string): Sample {
    return { name, size: this.truth.size, unit, subject: this.subject.name, value, answer, truth, disturbed: false };
  }

  /** One browser process between two calibrations; answers whether it came through. `fill` always runs. */
  private async block(name: string, profile: Profile, work: (session: Session) => Promise<Sample[]>): Promise<boolean> {
    if (name !== 'fill' && !this.wanted(name) && !(name === 'openList' && this.wanted('memory'))) return true;
    const { size } = this.truth;
    try {
      const files = this.subject.name.startsWith(ours) ? await openFileCopy(profile) : null;
      this.server.fileCopy = files;
      const { value, disturbed } = await calibrated(() =>
        session(profile, this.server.url, this.options, longestCall(size), async (open) => {
          this.into.chromium.add(open.version);
          return work(open);
        }),
      ).finally(() => files?.close());
      for (const sample of value) this.into.samples.push({ ...sample, disturbed });
      const shown = value.map((sample) => `${sample.name} ${sample.value.toFixed(2)}`).join(', ');
      const wrong = value.some((sample) => sample.answer !== sample.truth) ? ' WRONG ANSWER' : '';
      this.log(`${size} ${this.subject.name}: ${shown}${disturbed ? ' (machine moved)' : ''}${wrong}`);
      return true;
    } catch (cause) {
      const reason = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
      this.into.failures.push({ name, size, subject: this.subject.name, reason });
      this.log(`${size} ${this.subject.name}: ${name} failed: ${reason}`);
      return false;
    }
  }
}

/** Mean UTF-8 bytes of the letters measured with, for the header. */
export function meanLetterBytes(): number {
  const letters = [...letterChunks(1000)].flat();
  return letters.reduce((sum, letter) => sum + Buffer.byteLength(JSON.stringify(letter)), 0) / letters.length;
}
