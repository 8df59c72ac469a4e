import type { Letter } from '../model/letter';
import type { WorkEntry } from '../model/work';
import { isSameName, sameNameKey } from '../text/personName';
import type { UnitFacts } from './types';
import { entriesOf } from './work';

/** `own`: whatever the officer who sits at the desk does on the letter. */
const guardedActs = ['assign', 'approve', 'transfer', 'own'] as const;
export type GuardedAct = (typeof guardedActs)[number];

const findingCodes = ['is-accused', 'is-denouncer', 'is-related', 'unit-is-accused', 'leads-accused-unit'] as const;
export type FindingCode = (typeof findingCodes)[number];

export interface Finding {
  readonly code: FindingCode;
  /** The name in the letter that the person or body matches, unmasked: whoever shows it masks it first. */
  readonly matches: string;
  /** Who could take it instead: the unit above; null at the top. */
  readonly propose: string | null;
  /** Only the name is alike, so the officer may say that it is another person. */
  readonly mayOverride: boolean;
  /** The letter tells the office of its person: nobody is said to be another one before his own is told. */
  readonly asks?: 'office';
}

export interface GuardCase {
  readonly letter: Partial<Letter>;
  readonly work: readonly WorkEntry[];
  readonly act: GuardedAct;
  /** Who would act; for a transfer, the body (or person) that would get the letter. */
  readonly person: {
    readonly name: string;
    /** mã định danh; what this account said of itself lifts nothing. */
    readonly account?: string | undefined;
    /** Nobody else of the unit could say it, so the account's own word counts, and the level above reviews it. */
    readonly alone?: boolean;
    /** Where the person works, or the receiving unit. */
    readonly unitId?: string | undefined;
    readonly office?: string | undefined;
  };
  /** This desk's unit; null when nobody above can be proposed. */
  readonly unit: UnitFacts | null;
  /** Names of the unit `person.unitId`, when the directory knows it. */
  readonly personUnitName?: string;
  /** What is approved only hands the letter to another body: somebody of an accused body may, as nobody else of it could. */
  readonly handsOn?: boolean;
}

/**
 * What stands against this person acting on this letter, the gravest first; null when nothing does. The accused must not
 * settle, approve or receive the case; neither must the sender, whom he stands for, or persons related to either. An
 * earlier `khac-nguoi` decision about the same name lifts a finding that rests on the name alone, unless the very person
 * made it about himself.
 */
export function findConflict(question: GuardCase): Finding | null {
  const found = accusedFinding(question) ?? senderFinding(question) ?? relatedFinding(question);
  if (!found || (found.mayOverride && wasExplained(question, found.code))) return null;
  return { ...found, propose: question.unit?.parentName ?? null };
}

type Found = Omit<Finding, 'propose'>;

function accusedFinding({ letter, act, person, personUnitName, handsOn }: GuardCase): Found | null {
  const accused = letter.accused ?? [];
  const himself = accused.find((one) => isSameName(one.name, person.name));
  if (himself) {
    const body = himself.collective === true;
    const certain = body || isSamePerson(himself, person.office, personUnitName);
    const asks = !certain && (act === 'assign' || act === 'approve') && !!himself.office && !person.office?.trim();
    return {
      code: body ? 'unit-is-accused' : 'is-accused',
      matches: himself.name,
      mayOverride: !certain && !asks,
      ...(asks ? { asks: 'office' as const } : {}),
    };
  }
  const bodies = [personUnitName, act === 'transfer' ? person.name : undefined].filter((name) => name !== undefined);
  const collective = accused.find((one) => one.collective && bodies.some((name) => isSameName(one.name, name)));
  if (collective && !handsOn) return { code: 'unit-is-accused', matches: collective.name, mayOverride: false };
  if (act !== 'transfer') return null;
  const leader = accused.find((one) => !one.collective && bodies.some((name) => leads(one, name)));
  return leader ? { code: 'leads-accused-unit', matches: leader.name, mayOverride: false } : null;
}

/** Of people there may be two of one name, unless the office or the body that they work in is the same as well. */
function isSamePerson(accused: Letter['accused'][number], office = '', unitName = ''): boolean {
  return isSameName(accused.office ?? '', office) || isSameBody(accused.unit ?? '', unitName);
}

/** Two writings of one body, or a committee and the inspection committee of it. */
function isSameBody(a: string, b: string): boolean {
  const [one, other] = [sameNameKey(a), sameNameKey(b)];
  if (one.split(' ').length < 3 || other.split(' ').length < 3) return one !== '' && one === other;
  return ` ${one} `.includes(` ${other} `) || ` ${other} `.includes(` ${one} `);
}

const leading = [
  'bí thư',
  'phó bí thư',
  'chủ nhiệm',
  'phó chủ nhiệm',
  'chủ tịch',
  'phó chủ tịch',
  'trưởng',
  'thủ trưởng',
  'giám đốc',
  'chánh',
].map(sameNameKey);

/** The accused leads a body when his office says so and names it, or his unit is that body. */
function leads(accused: Letter['accused'][number], body: string): boolean {
  const office = sameNameKey(accused.office ?? '');
  const unit = sameNameKey(accused.unit ?? '');
  const name = sameNameKey(body);
  if (name === '' || !leading.some((word) => office.startsWith(word))) return false;
  return unit === name || ` ${office} `.includes(` ${name} `);
}

function senderFinding({ letter, act, person }: GuardCase): Found | null {
  const sender = (letter.senders ?? []).find((one) =>
    [one.name, one.organisation, one.proxyFor].some((name) => name !== undefined && isSameName(name, person.name)),
  );
  if (!sender) return null;
  // An organisation that only passed the letter on may well be the one that it goes back to.
  const organisation = !isSameName(sender.name, person.name);
  if (act === 'transfer' && organisation && letter.kind !== 'to-cao') return null;
  return { code: 'is-denouncer', matches: organisation ? person.name : sender.name, mayOverride: true };
}

function relatedFinding({ letter, person }: GuardCase): Found | null {
  const related = (letter.related ?? []).find((one) => isSameName(one.name, person.name));
  return related ? { code: 'is-related', matches: related.name, mayOverride: true } : null;
}

function wasExplained({ work, person }: GuardCase, code: FindingCode): boolean {
  return entriesOf({ work }, 'guard').some(
    ({ by, event }) =>
      event.decision === 'khac-nguoi' &&
      event.finding === code &&
      isSameName(event.person, person.name) &&
      (person.alone === true || by !== person.account),
  );
}
