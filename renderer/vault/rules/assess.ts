import type { Letter } from '../../../shared/model/letter';
import { letterFields, recTypes } from '../../../shared/model/letter';
import { mainDueOf } from '../../../shared/rules/deadline';
import type { CaseFacts, MainDue } from '../../../shared/rules/types';
import { asOf } from '../../../shared/rules/work';
import { retentionDue } from '../../../shared/rules/workflow';
import { isTold, isShielded as shieldsByHeads } from '../letter/cover';
import { type Assessment, asList, asText, dayNumber, type Shown } from '../records/summary';
import { caseFacts } from '../work/facts';
import type { Rulebook } from './rulebook';

const nothingDue: Assessment = { dueOn: 0, dueRule: '', clock: '', retentionOn: 0, shielded: false };
const unknown: Assessment = { ...nothingDue, clock: 'unknown' };
/** Letters just entered have few different dates: what was counted for one holds for the others of that day. */
const mostRemembered = 5000;

/** Says of letters what lists show of their clocks; without the explanation, and counted once for alike letters. */
export class Assessor {
  private readonly entered = new Map<string, Assessment>();
  private day = '';

  constructor(private readonly rules: Rulebook) {}

  /** The rules or the directory changed. */
  forget(): void {
    this.entered.clear();
  }

  assess(shown: Shown, unitId: string): Assessment {
    if (shown.recType !== recTypes.letter) return nothingDue;
    const shielded = isShielded(shown);
    const unit = this.rules.unit(unitId);
    if (!unit) return { ...unknown, shielded };
    const { facts, key } = dueFacts(shown, unitId);
    if (key === null) return { ...this.count(facts, unitId), shielded };
    return { ...this.remembered(key, () => this.count(facts, unitId)), shielded };
  }

  private count(facts: CaseFacts, unitId: string): Assessment {
    const { editions, today } = this.rules;
    const due = mainDueOf(facts, this.rules.unit(unitId)!, editions, today);
    const retention = facts.status === 'xep-luu' ? retentionDue(facts, editions.newest) : null;
    return {
      dueOn: dayNumber(due?.dueOn ?? ''),
      dueRule: due?.rule ?? '',
      // Whether it is late is told when it is looked at: it changes at midnight, not with the letter.
      clock: clockOf(due, asOf(facts, today) !== facts),
      retentionOn: dayNumber(retention?.on ?? ''),
      shielded: false,
    };
  }

  private remembered(key: string, make: () => Assessment): Assessment {
    const { today } = this.rules;
    if (today !== this.day || this.entered.size > mostRemembered) this.entered.clear();
    this.day = today;
    const held = this.entered.get(key);
    if (held) return held;
    const made = make();
    this.entered.set(key, made);
    return made;
  }
}

/** `ahead`: it runs, and changes on a day to come, as work says that another desk dated so. */
function clockOf(due: MainDue | null, isAhead: boolean): string {
  if (due?.state === 'stopped' || due?.state === 'paused') return due.state;
  if (isAhead) return 'ahead';
  return due ? 'running' : '';
}

/**
 * What deadlines are counted from. Letters of one `key` have the same ones: a key has whoever was entered and not worked
 * on yet, and there are few different ones among thousands.
 */
export function dueFacts(shown: Shown, unitId: string): { readonly facts: CaseFacts; readonly key: string | null } {
  const { view, ops } = shown;
  const worked = view !== null && (view.work.length > 0 || view.statusHeads.length > 0 || view.tracks.size > 0);
  if (worked) return { facts: caseFacts(view, ops), key: null };
  const facts = enteredFacts(shown);
  const { kind, receivedOn, arrivedOn, writtenOn, postmarkedOn, accused = [], claims = [] } = facts.letter;
  const ranks = accused.map(({ rank = '' }) => rank).join();
  const kinds = claims.map((claim) => `${claim.id}${claim.kind}`).join();
  return { facts, key: [unitId, kind, receivedOn, arrivedOn, writtenOn, postmarkedOn, ranks, kinds].join('|') };
}

/** A letter on which nothing was done yet: what the rules look at, read straight from its values. */
function enteredFacts({ value }: Shown): CaseFacts {
  const text = (field: 'arrivedOn' | 'receivedOn' | 'writtenOn' | 'postmarkedOn'): Partial<Letter> => {
    const day = asText(value(letterFields[field]));
    return dayNumber(day) === 0 ? {} : { [field]: day };
  };
  const letter = {
    kind: asText(value(letterFields.kind)),
    ...text('arrivedOn'),
    ...text('receivedOn'),
    ...text('writtenOn'),
    ...text('postmarkedOn'),
    accused: asList(value(letterFields.accused)),
    claims: asList(value(letterFields.claims)),
  };
  return { letter: letter as Partial<Letter>, status: 'tiep-nhan', tracks: {}, reached: [], work: [] };
}

function isShielded({ value, view }: Shown): boolean {
  if (view) return shieldsByHeads(view);
  return isTold(value(letterFields.kind), value(letterFields.claims));
}
