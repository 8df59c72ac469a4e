import type { RulePack, RuleSource } from '../../../shared/rules/pack/schema';

export interface RuleOrigin {
  /** The part of the pack, as a text key of the screens: `rules.part.<part>`. */
  readonly part: string;
  readonly code: string;
  readonly name: string;
  readonly source: RuleSource;
}

interface Named {
  readonly code: string;
  readonly name: string;
  readonly source?: RuleSource;
}

const parts = [
  'deadlines',
  'dossiers',
  'retention',
  'refusals',
  'classes',
  'criteria',
  'sources',
  'directions',
  'results',
  'causes',
  'steps',
  'ranks',
  'levels',
  'books',
  'bookTables',
  'papers',
] as const satisfies readonly (keyof RulePack)[];

/** Every rule of the pack that says where it was read, in the order of the pack's parts. */
export function sourcesOf(pack: RulePack): readonly RuleOrigin[] {
  const named = parts.flatMap((part) =>
    (pack[part] as readonly Named[]).flatMap(({ code, name, source }) =>
      source ? [{ part, code, name, source }] : [],
    ),
  );
  const years = pack.calendar.years.map(({ year, source }) => ({
    part: 'calendar',
    code: String(year),
    name: String(year),
    source,
  }));
  const pause = pack.congressPause
    ? [{ part: 'congressPause', code: 'congress', name: '', source: pack.congressPause.source }]
    : [];
  return [...named, ...years, ...pause];
}
