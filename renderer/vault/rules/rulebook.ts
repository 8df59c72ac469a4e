import type { Bytes } from '../../../shared/bytes';
import { Cursor } from '../../../shared/codec/cursor';
import { dayOf } from '../../../shared/model/day';
import { type ClassificationHint, type LinkedLetter, suggestClassification } from '../../../shared/rules/classify';
import { countingIn } from '../../../shared/rules/counting';
import { clocksOf } from '../../../shared/rules/deadline';
import { type Dossier, dossierOf } from '../../../shared/rules/dossier';
import { defaultPack } from '../../../shared/rules/pack/default';
import { type Editions, makeEditions } from '../../../shared/rules/pack/editions';
import { maxPackBytes, parsePackFile } from '../../../shared/rules/pack/file';
import type { CaseFacts, Clock, Day, UnitFacts } from '../../../shared/rules/types';
import { offeredMoves, retentionDue } from '../../../shared/rules/workflow';
import type { SortColumn } from '../api';
import type { RulesView } from '../api/rules';
import type { OfferedMove } from '../api/work';
import type { VaultPorts } from '../ports';
import { findingOn, type Ground } from '../work/conflicts';

/** A pack that was taken in, and by whose signature. */
export interface InstalledPack {
  readonly pack: Editions['packs'][number];
  readonly installedMs: number;
  readonly signedBy: string;
  /** As its row of the journal holds it (packFacts). */
  readonly facts: unknown;
}

interface Left {
  readonly left: number;
  readonly soon: boolean;
}

/** What the journal's row for a pack holds: `[installedMs, signedBy, signed file]`. */
export const packFacts = (installedMs: number, signedBy: string, file: Bytes): unknown => [installedMs, signedBy, file];

/** Level of a unit by its depth in the directory's tree: the centre, the provinces, and all below. */
const levels = ['trung-uong', 'tinh', 'co-so'] as const;

/** The rules in force at this desk, and what they say about a letter. */
export class Rulebook {
  private installed: readonly InstalledPack[] = [];
  private known: Editions = makeEditions([defaultPack]);
  private readonly units = new Map<string, UnitFacts>();
  /** By rule and due date, on one day: lists ask the same again and again. */
  private readonly lefts = new Map<string, Left>();
  private leftOn: Day = '';
  private day: Day = '';
  /** Minute since the epoch of which `day` is. */
  private dayAt = -1;

  constructor(private readonly ports: Pick<VaultPorts, 'now' | 'directory'>) {}

  get today(): Day {
    const minute = Math.floor(this.ports.now() / 60_000);
    // Asked for every letter that is counted; a day begins with a minute.
    if (minute !== this.dayAt) {
      this.dayAt = minute;
      this.day = dayOf(minute * 60_000);
    }
    return this.day;
  }

  get editions(): Editions {
    return this.known;
  }

  get packs(): readonly InstalledPack[] {
    return this.installed;
  }

  /** A row of the journal, written when its file was believed. @throws DeskFailure PACK_INVALID */
  async take(facts: unknown): Promise<void> {
    const row = new Cursor(facts, 3);
    const [installedMs, signedBy, file] = [row.int(), row.text(300), row.bytes(maxPackBytes)];
    const { pack } = await parsePackFile(file);
    const others = this.installed.filter((item) => item.pack.version !== pack.version);
    this.installed = [...others, { pack, installedMs, signedBy, facts }];
    this.known = makeEditions([defaultPack, ...this.installed.map((item) => item.pack)]);
    this.lefts.clear();
  }

  /** The editions as they were before the last one was taken in; null when none was. */
  before(): Editions | null {
    if (this.installed.length === 0) return null;
    return makeEditions([defaultPack, ...this.installed.slice(0, -1).map(({ pack }) => pack)]);
  }

  snapshot(): unknown {
    return this.installed.map(({ facts }) => facts);
  }

  async restore(snapshot: unknown): Promise<void> {
    for (const facts of (snapshot as readonly unknown[] | null) ?? []) await this.take(facts);
  }

  /** What clocks stand on besides the letters: it changes with the editions and this unit's place in the tree. */
  basis(): string {
    const { directory } = this.ports;
    const unit = directory.unit(directory.me().unitId ?? '');
    return [unit?.depth ?? '', ...this.known.packs.map(({ id, version }) => `${id}/${version}`)].join('|');
  }

  /** The directory may have changed. */
  forgetUnits(): void {
    this.units.clear();
  }

  view(): RulesView {
    const edition = (pack: Editions['packs'][number]) => {
      const by = this.installed.find((item) => item.pack === pack);
      const { name, version, validFrom } = pack;
      return { name, version, validFrom, installedMs: by?.installedMs ?? null, signedBy: by?.signedBy ?? null };
    };
    const own = this.unit(this.ports.directory.me().unitId ?? '');
    return { pack: this.known.newest, editions: this.known.packs.map(edition), level: own?.level ?? 'co-so' };
  }

  /** Null until the directory is open, and for a unit that it does not know. */
  unit(unitId: string): UnitFacts | null {
    const held = this.units.get(unitId);
    if (held) return held;
    const { directory } = this.ports;
    const unit = directory.unit(unitId);
    if (!unit) return null;
    const { name, code, parentId, depth } = unit;
    const level = levels[Math.min(depth, levels.length - 1)]!;
    const facts = { unitId, name, code, level, parentName: parentId && directory.unitName(parentId) };
    this.units.set(unitId, facts);
    return facts;
  }

  /** The letter's deadlines with everything that made their dates; none for a unit that the directory does not know. */
  clocks(facts: CaseFacts, unitId: string): readonly Clock[] {
    const unit = this.unit(unitId);
    return unit ? clocksOf(facts, unit, this.known, this.today) : [];
  }

  /**
   * Days of a deadline's unit from today to the due date, and whether the rule calls that soon; by the edition that the
   * case keeps, which is that of the day `on` on which it was received.
   */
  left(rule: string, dueOn: Day, on: Day): Left {
    const { today } = this;
    if (this.leftOn !== today) this.lefts.clear();
    this.leftOn = today;
    const pack = this.known.at(on);
    const key = `${rule}|${dueOn}|${pack.version}`;
    const known = this.lefts.get(key) ?? this.countLeft(rule, dueOn, pack, today);
    this.lefts.set(key, known);
    return known;
  }

  private countLeft(rule: string, dueOn: Day, pack: Editions['packs'][number], today: Day): Left {
    const deadline = pack.deadlines.find(({ code }) => code === rule);
    if (!deadline) return { left: 0, soon: false };
    const left = countingIn(deadline.unit, this.known.calendar).between(today, dueOn);
    return { left, soon: left >= 0 && left <= deadline.warnDays };
  }

  /** What may follow, for the letter or one of its claims. */
  moves(facts: CaseFacts, track?: string): readonly OfferedMove[] {
    const { newest } = this.known;
    const ground: Ground = { directory: this.ports.directory, unit: (unitId) => this.unit(unitId), pack: newest };
    return offeredMoves(facts, newest, this.today, track, ({ event }) => findingOn(ground, facts, event) !== null);
  }

  dossier(facts: CaseFacts): Dossier | null {
    return dossierOf(facts, this.known.newest);
  }

  retention(facts: CaseFacts): ReturnType<typeof retentionDue> {
    return retentionDue(facts, this.known.newest);
  }

  hints(facts: CaseFacts, linked: readonly LinkedLetter[]): readonly ClassificationHint[] {
    return suggestClassification(facts, this.known.newest, this.known.calendar, linked);
  }

  /** What the codes of a column are sorted by: statuses in the order of the work, the others by their names. */
  sortText(column: SortColumn, code: string): string {
    const { newest } = this.known;
    if (column === 'status' || column === 'claimStatus')
      return String(1 + newest.statuses.findIndex((entry) => entry.code === code)).padStart(3, '0');
    const group = catalogueOf[column];
    return (group && newest[group].find((entry) => entry.code === code)?.name) ?? code;
  }
}

const catalogueOf: Readonly<
  Partial<
    Record<
      SortColumn,
      | 'kinds'
      | 'sources'
      | 'secrecy'
      | 'authorships'
      | 'directions'
      | 'results'
      | 'fields'
      | 'classes'
      | 'books'
      | 'criteria'
      | 'refusals'
      | 'ranks'
      | 'causes'
    >
  >
> = {
  kind: 'kinds',
  source: 'sources',
  level: 'secrecy',
  authorship: 'authorships',
  direction: 'directions',
  result: 'results',
  field: 'fields',
  class: 'classes',
  book: 'books',
  criteria: 'criteria',
  reasons: 'refusals',
  rank: 'ranks',
  cause: 'causes',
  claimKind: 'kinds',
};
