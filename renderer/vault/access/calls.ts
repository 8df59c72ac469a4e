import type { AccessCalls, AccessEntry, AccessQuery, SecretEntry } from '../api/access';
import type { VaultCore } from '../core';
import type { Handlers } from '../handlers';
import { type LogLine, LogReader } from './entries';
import type { AccessLog } from './log';

const firstDay = '0000-00-00';
const lastDay = '9999-99-99';
/** Letters of an entry that are told by their register number. */
const namedLetters = 20;

/** Calls of the access log. Opening and unmasking have no call of their own: the vault logs them where they happen. */
export function accessCalls({
  core,
  access,
}: {
  readonly core: VaultCore;
  readonly access: AccessLog;
}): Handlers<AccessCalls> {
  const reader = new LogReader(core);
  return {
    'access.record': async ({ act, recIds, letters, what }) => {
      const event = await access.record({ act, recIds, what, ...(letters === undefined ? {} : { letters }) });
      const { code = '', atMs, number, numberText } = event;
      return { code, atMs, secretNo: number ? { no: number.no, text: numberText ?? String(number.no) } : null };
    },
    'access.list': async (query) => {
      const lines = (await reader.lines(query.fromDay ?? firstDay, query.toDay ?? lastDay)).filter(fits(query));
      const shown = lines.slice(query.from, query.from + query.count);
      return { total: lines.length, entries: shown.map((line) => entryOf(core, line)) };
    },
    'secrets.list': async ({ year }) => {
      const lines = await reader.lines(`${year - 1}-12-31`, `${year + 1}-01-01`);
      return { entries: lines.flatMap((line) => secretOf(line, year)) };
    },
  };
}

const fits =
  ({ act, recId }: AccessQuery) =>
  ({ event }: LogLine): boolean =>
    (act === undefined || event.act === act) && (recId === undefined || event.recs.includes(recId));

function entryOf(core: VaultCore, { id, by, event }: LogLine): AccessEntry {
  const { columns } = core.records;
  const registerNo = (recId: string): string => {
    const ordinal = columns.find(recId);
    return ordinal < 0 ? '' : columns.text(ordinal, 'registerNo');
  };
  return {
    id,
    atMs: event.atMs,
    by,
    act: event.act,
    recIds: event.recs,
    registerNos: event.recs.slice(0, namedLetters).map(registerNo),
    letters: event.letters ?? event.recs.length,
    reason: event.reason ?? '',
    what: event.what ?? null,
    code: event.code ?? '',
  };
}

function secretOf({ by, on, event }: LogLine, year: number): SecretEntry[] {
  const { number, what } = event;
  if (number?.year !== year || !what) return [];
  return [
    {
      no: number.no,
      on,
      numberText: event.numberText ?? String(number.no),
      title: what.numberText ? `${what.numberText} · ${what.title}` : what.title,
      level: what.level,
      copies: what.copies,
      holder: what.holder,
      purpose: what.purpose,
      form: what.form,
      code: event.code ?? '',
      by,
    },
  ];
}
