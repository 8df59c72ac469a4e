import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeskPlace, DrivenDesk, text } from '../../build/tour/desk';
import { createGround, type Equipped, type Ground } from '../../build/training/ground';
import type { Letter } from '../../shared/model/letter';
import { test as base, findHost } from './fixture';

const root = join(__dirname, '../..');

/** An officer's place at a desk: one profile folder, one password of his own, a desk that is started again and again. */
export class Seat {
  #desk: DrivenDesk | null = null;

  constructor(
    private readonly room: Room,
    readonly person: Equipped,
    readonly profile: string,
    readonly password: string,
  ) {}

  /** The running desk. */
  get desk(): DrivenDesk {
    if (!this.#desk) throw new Error('the desk is not running');
    return this.#desk;
  }

  get running(): boolean {
    return this.#desk !== null;
  }

  get page() {
    return this.desk.page;
  }

  /** A part of the screen, by the text that names it. */
  region(name: Parameters<typeof text>[0]) {
    return this.page.getByRole('region', { name: text(name) });
  }

  /** Answers the system's dialog for saving with that file, from now on. */
  saveTo(file: string): Promise<void> {
    return this.desk.app.evaluate(({ dialog }, filePath) => {
      Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) });
    }, file);
  }

  async start(change: Partial<DeskPlace> = {}): Promise<DrivenDesk> {
    const place = {
      root,
      executablePath: findHost().executablePath,
      profile: this.profile,
      setupFile: this.room.ground.setupFile,
      tokenConf: this.person.token.confPath,
    };
    this.#desk = await DrivenDesk.start({ ...place, ...change });
    return this.#desk;
  }

  /** First use of the desk, with the password that the center knows at that time. */
  async enrol(): Promise<void> {
    await this.start();
    const { account, pin } = this.person;
    await this.desk.enrol({ pin, password: this.room.atCenter(account) ?? this.person.password }, this.password);
  }

  unlock(): Promise<void> {
    return this.desk.unlock({ pin: this.person.pin, password: this.password });
  }

  /** As after a cold start of the machine. */
  async reopen(): Promise<void> {
    await this.start();
    await this.unlock();
  }

  /** Answers what the sync panel says. */
  async sync(): Promise<string> {
    const said = await this.desk.sync();
    this.room.tookPassword(this.person.account, this.password);
    return said;
  }

  async kill(): Promise<void> {
    const desk = this.#desk;
    this.#desk = null;
    await desk?.kill();
  }

  async close(): Promise<void> {
    await this.#desk?.close().catch(() => undefined);
    this.#desk = null;
  }
}

/** The training ground of a test run, and every desk that was opened on it. */
export class Room {
  readonly #atCenter = new Map<string, string>();
  readonly #seats: Seat[] = [];
  readonly letters: Letter[] = [];

  constructor(readonly ground: Ground) {}

  /** A seat with a profile of its own, kept until the whole run has ended. */
  seat(person: Equipped, name: string, profile = join(this.ground.dir, 'desks', name)): Seat {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    const seat = new Seat(this, person, profile, `Riêng#${name}-2026`);
    this.#seats.push(seat);
    return seat;
  }

  /** The letter, remembered as one whose words may stand nowhere in the clear. */
  letter(mark: string, more: Partial<Letter> = {}): Letter {
    const letter: Letter = {
      kind: 'to-cao',
      source: 'truc-tiep',
      level: 'toi-mat',
      authorship: 'co-ten',
      arrivedOn: '2026-11-16',
      senders: [{ name: `Lý Thị ${mark} Tập Huấn`, address: `Thôn ${mark} Tưởng Tượng, xã Giả Định` }],
      accused: [{ name: `Mạc Văn ${mark} Tập Huấn` }],
      summary: `TẬP HUẤN ${mark}: tố cáo tưởng tượng về đất bãi`,
      ...more,
    };
    this.letters.push(letter);
    return letter;
  }

  /** PINs and passwords of everybody who sat here. */
  get secrets(): string[] {
    const people = Object.values(this.ground.people);
    return [...people.flatMap(({ pin, password }) => [pin, password]), ...this.#seats.map(({ password }) => password)];
  }

  atCenter(account: string): string | undefined {
    return this.#atCenter.get(account);
  }

  tookPassword(account: string, password: string): void {
    this.#atCenter.set(account, password);
  }

  async closeDesks(): Promise<void> {
    for (const seat of this.#seats) await seat.close();
  }
}

interface Fixtures {
  /** Closes every desk that the test left running, plugs in every token and joins the network. */
  readonly tidy: undefined;
}

export const test = base.extend<Fixtures, { room: Room }>({
  room: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const dir = mkdtempSync(join(tmpdir(), 'don-thu-room-'));
      const log: string[] = [];
      const ground = await createGround({
        root,
        dir,
        log: (line) => {
          log.push(line);
          writeFileSync(join(dir, 'center', 'center.log'), log.join('\n'));
        },
      });
      const room = new Room(ground);
      await use(room);
      await room.closeDesks();
      await ground.close();
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  tidy: [
    async ({ room }, use) => {
      await use(undefined);
      await room.closeDesks();
      room.ground.gate.join();
      for (const { token } of Object.values(room.ground.people)) token.plug();
    },
    { auto: true },
  ],
});

export const { expect } = test;
