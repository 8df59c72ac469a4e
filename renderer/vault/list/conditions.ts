import { DeskFailure } from '../../../shared/errors';
import { type Condition, type ListField, listFields } from '../api/list';
import { type CodeColumn, type Columns, flag, type NumberColumn, type TextColumn } from '../records/columns';
import { partsOf } from '../records/sets';
import { dayNumber } from '../records/summary';
import { helpersIn } from '../records/tally';

/** True for the rows that fulfil it. */
export type Test = (ordinal: number) => boolean;

/** @throws DeskFailure BAD_INPUT for a condition that the field can't have */
export function testOf(columns: Columns, condition: Condition): Test {
  const { field } = condition;
  switch (listFields[field]) {
    case 'code':
    case 'codes':
      return codeTest(columns, field as CodeColumn, condition);
    case 'text':
      return textTest(columns, field as TextColumn, condition);
    case 'words':
      return wordsTest(condition);
    default:
      return numberTest(columns, field as NumberColumn, condition);
  }
}

const cannot = (field: ListField): DeskFailure => new DeskFailure('BAD_INPUT', { call: 'list.open', what: field });

function codeTest(columns: Columns, field: CodeColumn, condition: Condition): Test {
  const codes = columns[field];
  switch (condition.op) {
    case 'in': {
      const isSet = listFields[field as ListField] === 'codes';
      const wanted = (isSet ? setsWith : codesOf)(columns, condition.values);
      if (field !== 'assignee') return (i) => wanted[codes[i]!] === 1;
      const names = new Set(condition.values);
      return (i) => wanted[codes[i]!] === 1 || helpersAt(columns, i).some((person) => names.has(person));
    }
    case 'empty':
      return (i) => codes[i] === 0;
    case 'filled':
      return (i) => codes[i] !== 0;
    default:
      throw cannot(field as ListField);
  }
}

function numberTest(columns: Columns, field: NumberColumn, condition: Condition): Test {
  const values = columns[field];
  const isDay = listFields[field as ListField] === 'day';
  switch (condition.op) {
    case 'in': {
      const wanted = new Set(condition.values.map((value) => (isDay ? dayNumber(value) : Number(value))));
      return (i) => wanted.has(values[i]!);
    }
    case 'between': {
      const bound = (value: string | number | undefined, absent: number): number => {
        if (value === undefined || value === '') return absent;
        const number = isDay ? dayNumber(String(value)) : Number(value);
        if (Number.isNaN(number) || (isDay && number === 0)) throw cannot(field as ListField);
        return number;
      };
      // A day that is not known lies in no stretch of days.
      const from = bound(condition.from, isDay ? 1 : 0);
      const to = bound(condition.to, Number.POSITIVE_INFINITY);
      return (i) => values[i]! >= from && values[i]! <= to;
    }
    case 'empty':
      return (i) => values[i] === 0;
    case 'filled':
      return (i) => values[i] !== 0;
    default:
      throw cannot(field as ListField);
  }
}

function textTest(columns: Columns, field: TextColumn, condition: Condition): Test {
  switch (condition.op) {
    case 'in': {
      const wanted = new Set(condition.values);
      return (i) => wanted.has(columns.text(i, field));
    }
    case 'has':
      // The search has answered it.
      return () => true;
    case 'empty':
      return (i) => columns.text(i, field) === '';
    case 'filled':
      return (i) => columns.text(i, field) !== '';
    default:
      throw cannot(field as ListField);
  }
}

/** The search has answered what is not in the columns; nothing else can be asked of it. */
function wordsTest(condition: Condition): Test {
  if (condition.op !== 'has') throw cannot(condition.field);
  return () => true;
}

const searchNames: Readonly<Partial<Record<ListField, string>>> = {
  registerNo: 'so',
  sender: 'nguoigui',
  address: 'diachi',
  accused: 'bican',
  summary: 'trichyeu',
  content: 'noidung',
  contact: 'dienthoai',
  office: 'chucvu',
  resultText: 'ketqua',
  notes: 'ghichu',
  paperText: 'vanban',
};

/** What the search is to be asked for a `has` condition: the words within the field, the last unfinished until a blank follows. */
export function searchFor(condition: Condition): string | null {
  const name = searchNames[condition.field];
  if (condition.op !== 'has' || !name) return null;
  const words = condition.text.replaceAll('"', ' ').split(/\s+/).filter(Boolean);
  return words.map((word) => `${name}:${word}`).join(' ') + (/\s$/.test(condition.text) ? ' ' : '');
}

/** Names of those who have a letter besides its main officer. */
export const helpersAt = (columns: Columns, ordinal: number): readonly string[] =>
  (columns.flags[ordinal]! & flag.helped) !== 0
    ? helpersIn(columns.text(ordinal, 'helpers')).map(({ person }) => person)
    : [];

/** Number of a set of codes → 1 where one of them is wanted. */
function setsWith(columns: Columns, wanted: readonly string[]): Uint8Array {
  const names = new Set(wanted);
  return Uint8Array.from(columns.codes.all(), (set) => (partsOf(set).some((code) => names.has(code)) ? 1 : 0));
}

/** Code number → 1 where wanted. */
export function codesOf(columns: Columns, wanted: readonly string[]): Uint8Array {
  const table = new Uint8Array(columns.codes.all().length);
  for (const code of wanted) {
    const number = columns.codes.find(code);
    if (number >= 0) table[number] = 1;
  }
  return table;
}
