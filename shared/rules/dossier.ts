import { scansOf } from './folds';
import type { RulePack } from './pack/schema';
import type { CaseFacts, Day } from './types';
import { entriesOf } from './work';

export interface DossierItem {
  readonly code: string;
  readonly name: string;
  readonly required: boolean;
  readonly present: boolean;
  /** Since when the officer says so; null when nobody said anything. */
  readonly on: Day | null;
  readonly text: string;
  /** Scans filed under it. */
  readonly scans: number;
}

export interface Dossier {
  readonly code: string;
  readonly name: string;
  readonly items: readonly DossierItem[];
  /** Of the required documents, how many are there, in whole per cent; 100 when none is required. */
  readonly percent: number;
  readonly missing: readonly string[];
}

/**
 * The checklist of the letter's kind with what is there. A scan filed under a document puts it there, unless the officer
 * said since that it is not. Null when the pack has no checklist for the kind.
 */
export function dossierOf(facts: CaseFacts, pack: RulePack): Dossier | null {
  const kind = facts.letter.kind;
  const rule = pack.dossiers.find((dossier) => kind !== undefined && dossier.kinds.includes(kind));
  if (!rule) return null;
  const said = new Map(entriesOf(facts, 'dossier').map(({ event }) => [event.item, event]));
  const scans = scansOf(facts);
  const items = rule.items.map((item) => {
    const event = said.get(item.code);
    const filed = scans.filter((scan) => scan.event.item === item.code).length;
    return {
      ...item,
      present: event ? event.present : filed > 0,
      on: event?.on ?? null,
      text: event?.text ?? '',
      scans: filed,
    };
  });
  const required = items.filter((item) => item.required);
  const missing = required.filter((item) => !item.present);
  const percent =
    required.length === 0 ? 100 : Math.floor((100 * (required.length - missing.length)) / required.length);
  return { code: rule.code, name: rule.name, items, percent, missing: missing.map((item) => item.code) };
}
