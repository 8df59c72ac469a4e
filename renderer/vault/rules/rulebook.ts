import { dayOf } from '../../../shared/model/day';
import { letterKinds, letterSources, letterStatuses, secrecyLevels, statusMoves } from '../../../shared/model/letter';
import type { RulePack } from '../../../shared/rules/pack/schema';
import type { CaseFacts, Clock, Day } from '../../../shared/rules/types';
import type { ClassificationHint, DossierView } from '../api';
import type { RulesView } from '../api/rules';
import type { OfferedMove } from '../api/work';
import type { VaultPorts } from '../ports';

/** The rules in force at this desk, and what they say about a letter. */
export class Rulebook {
  constructor(private readonly ports: Pick<VaultPorts, 'now'>) {}

  get today(): Day {
    return dayOf(this.ports.now());
  }

  view(): RulesView {
    const { name, version, validFrom } = modelPack;
    const edition = { version, name, validFrom, installedMs: null, signedBy: null };
    return { pack: modelPack, editions: [edition], level: 'co-so' };
  }

  /** The letter's deadlines with everything that made their dates. */
  clocks(_facts: CaseFacts, _unitId: string): readonly Clock[] {
    return [];
  }

  /** What may follow, for the letter or one of its claims. */
  moves(facts: CaseFacts, track?: string): readonly OfferedMove[] {
    const from = track === undefined ? facts.status : (facts.tracks[track] ?? 'tiep-nhan');
    return statusMoves[from].map((to) => ({ to, missing: [], needsReason: false }));
  }

  dossier(_facts: CaseFacts): DossierView | null {
    return null;
  }

  hints(_facts: CaseFacts): readonly ClassificationHint[] {
    return [];
  }
}

const named = <C extends string>(codes: readonly C[]) => codes.map((code) => ({ code, name: code }));

/** The codes that the model itself knows, until the default pack is read. */
const modelPack: RulePack = {
  format: 1,
  id: 'model',
  name: 'model',
  version: 1,
  validFrom: '2025-07-01',
  kinds: named(letterKinds),
  sources: named(letterSources),
  fields: [],
  levels: [],
  ranks: [],
  secrecy: named(secrecyLevels),
  authorships: [],
  classes: [],
  criteria: [],
  refusals: [],
  directions: [],
  results: [],
  causes: [],
  roles: [],
  steps: [],
  stopReasons: [],
  statuses: named(letterStatuses),
  moves: [],
  deadlines: [],
  congressPause: null,
  calendar: { years: [] },
  books: [],
  bookTables: [],
  papers: [],
  dossiers: [],
  retention: [],
  places: [],
};
