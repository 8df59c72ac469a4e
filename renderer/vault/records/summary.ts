import { dayOf } from '../../../shared/model/day';
import { letterFields, recTypes } from '../../../shared/model/letter';
import { hlcOfOp, msOfOp } from '../../../shared/sync/hlc';
import { hasConflict, isVisible, project } from '../../../shared/sync/merge';
import { type Op, opKind, type Value } from '../../../shared/sync/op';
import { numberOf, otherNumbers } from './numbers';
import { otherKind } from './others';

/** What lists, filters and sorting know of a letter. Days are numbers `yyyymmdd`, 0 for none. */
export interface Summary {
  readonly recId: string;
  readonly unitId: string;
  /** Of a record that is no letter, its type (records/others.ts). */
  readonly kind: string;
  readonly status: string;
  readonly level: string;
  readonly authorship: string;
  /** Of a record that is no letter, the day it began. */
  readonly arrivedOn: number;
  readonly receivedOn: number;
  readonly moreSenders: number;
  readonly registerNo: string;
  readonly sender: string;
  readonly accused: string;
  readonly summary: string;
  readonly deleted: boolean;
  readonly conflict: boolean;
  /** The first accused is a committee or an organisation, which is not sorted by given name. */
  readonly collective: boolean;
  /** False for records of a type that this version does not know: kept, never listed. */
  readonly isLetter: boolean;
  /** Its place in a book; '' and 0 without one. */
  readonly book: string;
  readonly year: number;
  readonly no: number;
  /** Other numbers of books that it holds or has held (records/numbers.ts). */
  readonly numbers: string;
  /** Stamp of the newest change made at this desk, for "not yet acknowledged"; 0n when there is none. */
  readonly ownStamp: bigint;
}

const longestText = 240;

/** What lists and search show of a record. */
export interface Shown {
  readonly recId: string;
  readonly recType: number;
  /** The value of a field that is shown. */
  readonly value: (no: number) => Value | undefined;
  readonly status: string;
  readonly notes: readonly Op[];
  /** Appended work, in op order. */
  readonly work: readonly Op[];
  readonly deleted: boolean;
  readonly conflict: boolean;
}

/** From all ops of a record. A lone first entry, as an import makes them, has nothing to be merged with. */
export function shownOf(ops: readonly Op[]): Shown {
  const first = ops[0]!;
  if (ops.length === 1 && first.kind === opKind.put && isEmpty(first.base)) {
    const { recId, recType, body } = first;
    const value = (no: number) => body[no];
    return { recId, recType, value, status: 'tiep-nhan', notes: [], work: [], deleted: false, conflict: false };
  }
  const view = project(ops);
  return {
    recId: view.recId,
    recType: view.recType,
    value: (no) => view.fields.get(no)?.[0]?.value,
    status: view.status,
    notes: view.notes,
    work: view.work,
    deleted: !isVisible(view),
    conflict: hasConflict(view),
  };
}

function isEmpty(base: Op['base']): boolean {
  for (const _ in base) return false;
  return true;
}

/** `isOwn` tells the ops of this desk. */
export function summarise(shown: Shown, unitId: string, ops: readonly Op[], isOwn: (op: Op) => boolean): Summary {
  const text = (no: number): string => asText(shown.value(no));
  const senders = asList(shown.value(letterFields.senders));
  const accused = asList(shown.value(letterFields.accused));
  const isLetter = shown.recType === recTypes.letter;
  const own = isLetter ? numberOf(shown.value(letterFields.number)) : null;
  return {
    recId: shown.recId,
    unitId,
    kind: isLetter ? text(letterFields.kind) : otherKind(shown.recType),
    status: shown.status,
    level: text(letterFields.level),
    authorship: text(letterFields.authorship),
    arrivedOn: dayNumber(isLetter ? text(letterFields.arrivedOn) : dayOf(msOfOp(ops[0]!.opId))),
    receivedOn: dayNumber(text(letterFields.receivedOn)),
    moreSenders: Math.min(0xffff, Math.max(0, senders.length - 1)),
    registerNo: text(letterFields.registerNo).slice(0, longestText),
    sender: asText(senders[0]?.name).slice(0, longestText),
    accused: accused
      .slice(0, 3)
      .map((person) => asText(person.name))
      .join('; ')
      .slice(0, longestText),
    summary: text(letterFields.summary).slice(0, longestText),
    deleted: shown.deleted,
    conflict: shown.conflict,
    collective: accused[0]?.collective === true,
    isLetter,
    book: own?.book ?? '',
    year: own?.year ?? 0,
    no: own?.no ?? 0,
    numbers: otherNumbers(ops, own),
    ownStamp: newestOwn(ops, isOwn),
  };
}

function newestOwn(ops: readonly Op[], isOwn: (op: Op) => boolean): bigint {
  let newest = '';
  for (const op of ops) if (op.opId > newest && isOwn(op)) newest = op.opId;
  return newest === '' ? 0n : stampNumber(hlcOfOp(newest));
}

export const stampNumber = (hlc: string): bigint => BigInt(`0x${hlc}`);

/** A calendar day `YYYY-MM-DD` as the number yyyymmdd; anything else is 0. */
export function dayNumber(day: string): number {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10)) : 0;
}

export function dayText(day: number): string {
  if (day === 0) return '';
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

export const asText = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

/** A list of groups (senders, accused), whatever a newer version may have put there. */
export function asList(value: Value | undefined): { readonly [key: string]: Value }[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item)) as {
    readonly [key: string]: Value;
  }[];
}
