import { ours } from '../report';

/** Who is measured, at which sizes, how often: slow peers less often, and the table says so. */
export interface Subject {
  readonly name: string;
  /** Stores are filled and opened again; engines only search what the page builds in memory. */
  readonly kind: 'store' | 'engine';
  readonly firstPage: boolean;
  readonly search: boolean;
  /** Holds the rows in the page when it lists them, so that its memory can be told. */
  readonly memory: boolean;
  /** Runs at a size, when `runs` were asked for; 0 leaves it out. */
  readonly runs: (size: number, runs: number) => number;
  /** Stands beside each of its rows. */
  readonly note: string;
}

const always = (_size: number, runs: number): number => runs;
const onceWhenLarge = (size: number, runs: number): number => (size > 50_000 ? 1 : runs);
const smallOnly = (size: number, runs: number): number => (size > 50_000 ? 0 : runs);
const onceSmall = (size: number): number => (size > 50_000 ? 0 : 1);

const store = { kind: 'store', firstPage: true, search: false, memory: true, runs: always } as const;
const engine = { kind: 'engine', firstPage: false, search: true, memory: false, runs: always } as const;

export const subjects: readonly Subject[] = [
  { ...store, name: ours, search: true, note: '' },
  {
    ...store,
    name: 'ours-unsealed',
    memory: false,
    note: 'our pipeline with AES taken out: encryption costs 1 ÷ ratio',
  },
  { ...store, name: 'dexie-plain', note: 'NOT encrypted; row per letter, 3 indexes' },
  { ...store, name: 'dexie-sealed', note: 'AES-GCM per row, no index' },
  {
    ...store,
    name: 'sqlite',
    search: true,
    memory: false,
    note: 'SQLite3MC chacha20 in OPFS, 128 MB cache, FTS5 (no substrings, not ranked)',
  },
  { ...store, name: 'sqlite-bare', memory: false, note: 'the same without full text' },
  {
    ...store,
    name: 'sqlcipher',
    search: true,
    memory: false,
    runs: onceSmall,
    note: 'SQLite3MC sqlcipher in OPFS, else as sqlite',
  },
  { ...store, name: 'rxdb', runs: onceWhenLarge, note: 'crypto-js AES-CBC without MAC; arrival date in clear' },
  { ...store, name: 'pouchdb', runs: smallOnly, note: 'NOT encrypted, saves not strict; 20k only' },
  {
    ...store,
    name: 'pouchdb-sealed',
    firstPage: false,
    runs: onceSmall,
    note: 'crypto-pouch, Argon2 at open, saves not strict; 20k only',
  },
  { ...engine, name: 'minisearch', runs: onceWhenLarge, note: 'NOT encrypted; whole words, ranked' },
  { ...engine, name: 'flexsearch', note: 'NOT encrypted; whole words' },
  { ...engine, name: 'scan', note: 'NOT encrypted; folded strings, indexOf' },
];

export const notesBySubject: Readonly<Record<string, string>> = Object.fromEntries(
  subjects.map(({ name, note }) => [name, note]),
);

/** The subjects and measures that `--only` leaves; ours always stays. */
export function kept(all: readonly Subject[], only: readonly string[]) {
  const names = new Set(all.map(({ name }) => name));
  const parts = new Set(['center', 'limits']);
  const wantedSubjects = only.filter((name) => names.has(name));
  const wantedMeasures = only.filter((name) => !names.has(name) && !parts.has(name));
  const partsOnly = only.length > 0 && only.every((name) => parts.has(name));
  if (partsOnly) return { subjects: [], measures: () => true };
  return {
    subjects:
      wantedSubjects.length > 0 ? all.filter(({ name }) => name === ours || wantedSubjects.includes(name)) : all,
    measures: (name: string): boolean =>
      wantedMeasures.length === 0 || wantedMeasures.some((wanted) => name === wanted || name.startsWith(`${wanted}.`)),
  };
}
