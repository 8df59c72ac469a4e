import { statusMoves } from '../../model/letter';
import { bookValues } from '../bookTable';
import type { RulePack } from './schema';

/**
 * What the schema can't see: codes that name nothing, codes used twice, moves that merging would refuse, columns without
 * a value. One English line per fault, for whoever makes packs; empty when the pack holds together.
 */
export function packFaults(pack: RulePack): string[] {
  return [...doubles(pack), ...dangling(pack), ...badMoves(pack), ...badCalendar(pack)];
}

type Codes = readonly { readonly code: string }[];

function catalogues(pack: RulePack): Record<string, Codes> {
  const { kinds, sources, fields, levels, ranks, secrecy, authorships, classes, criteria, refusals } = pack;
  const { directions, results, causes, roles, steps, stopReasons, statuses } = pack;
  const { deadlines, books, bookTables, papers, dossiers, retention } = pack;
  return {
    ...{ kinds, sources, fields, levels, ranks, secrecy, authorships, classes, criteria, refusals },
    ...{ directions, results, causes, roles, steps, stopReasons, statuses },
    ...{ deadlines, books, bookTables, papers, dossiers, retention },
  };
}

function doubles(pack: RulePack): string[] {
  const faults = Object.entries(catalogues(pack)).flatMap(([name, list]) =>
    list
      .filter((one, at) => list.findIndex((other) => other.code === one.code) < at)
      .map((one) => `${name}: ${one.code} twice`),
  );
  const years = pack.calendar.years.map((year) => ({ code: String(year.year) }));
  const items = pack.dossiers.flatMap((dossier) =>
    dossier.items
      .filter((one, at) => dossier.items.findIndex((other) => other.code === one.code) < at)
      .map((one) => `dossiers.${dossier.code}: ${one.code} twice`),
  );
  const twice = years.filter((one, at) => years.findIndex((other) => other.code === one.code) < at);
  return [...faults, ...items, ...twice.map((year) => `calendar: ${year.code} twice`)];
}

function dangling(pack: RulePack): string[] {
  const faults: string[] = [];
  const need = (where: string, codes: readonly string[], list: Codes): void => {
    for (const code of codes) if (!list.some((entry) => entry.code === code)) faults.push(`${where}: no ${code}`);
  };
  for (const rule of pack.deadlines) {
    need(`deadlines.${rule.code}`, rule.levels, pack.levels);
    need(`deadlines.${rule.code}`, rule.ranks ?? [], pack.ranks);
    need(`deadlines.${rule.code}`, rule.until.steps, pack.steps);
    if (rule.from.what === 'step') need(`deadlines.${rule.code}`, [rule.from.step], pack.steps);
  }
  const origins = [...pack.directions, ...pack.statuses, ...pack.sources];
  for (const paper of pack.papers) {
    need(`papers.${paper.code}`, [paper.book], pack.books);
    need(`papers.${paper.code}`, paper.suggestedBy, origins);
  }
  for (const rule of pack.retention) need(`retention.${rule.code}`, rule.directions, pack.directions);
  const pause = pack.congressPause;
  if (pause)
    need(
      'congressPause',
      [...pause.days, ...pause.congresses].map((one) => one.level),
      pack.levels,
    );
  for (const table of pack.bookTables)
    for (const { value } of table.columns)
      if (!bookValues.some((known) => known === value)) faults.push(`bookTables.${table.code}: no value ${value}`);
  return faults;
}

const badMoves = (pack: RulePack): string[] =>
  pack.moves
    .filter(({ from, to }) => !statusMoves[from].includes(to))
    .map(({ from, to }) => `moves: ${from} → ${to} is not legal`);

function badCalendar(pack: RulePack): string[] {
  return pack.calendar.years.flatMap(({ year, holidays, swaps }) => {
    const days = [...holidays.map((holiday) => holiday.day), ...swaps.flatMap((swap) => [swap.worked, swap.off])];
    const strange = days.filter((day) => !day.startsWith(String(year)));
    const both = swaps.filter((swap) => holidays.some((holiday) => holiday.day === swap.worked));
    return [
      ...strange.map((day) => `calendar.${year}: ${day} is of another year`),
      ...both.map((swap) => `calendar.${year}: ${swap.worked} is a holiday and worked`),
    ];
  });
}
