import type { AccessCalls, AccessEntry, AccessQuery, SecretEntry } from '../api/access';
import type { Handlers, Workplace } from '../handlers';
import { coveredWords } from './covering';
import { type LogLine, LogReader } from './entries';

const firstDay = '0000-00-00';
const lastDay = '9999-99-99';
/** Letters of an entry that are told by their register number. */
const namedLetters = 20;

/** Calls of the access log. Opening and unmasking have no call of their own: the vault logs them where they happen. */
export function accessCalls(place: Pick<Workplace, 'core' | 'access' | 'uncovered'>): Handlers<AccessCalls> {
  const { core, access } = place;
  const reader = new LogReader(core);
  return {
    'access.record': async ({ act, recIds, letters, what }) => {
      const event = await access.record({ act, recIds, what, ...(letters === undefined ? {} : { letters }) });
      const { code = '', atMs, number, numberText, firstCopy = null } = event;
      return {
        code,
        atMs,
        firstCopy,
        secretNo: number ? { no: number.no, text: numberText ?? String(number.no) } : null,
      };
    },
    'access.list': async (query) => {
      const lines = (await reader.lines(query.fromDay ?? firstDay, query.toDay ?? lastDay)).filter(fits(query));
      const shown = lines.slice(query.from, query.from + query.count);
      const entries: AccessEntry[] = [];
      for (const line of shown) entries.push(await entryOf(place, line));
      return { total: lines.length, entries };
    },
    'secrets.list': async ({ year }) => {
      const lines = await reader.lines(`${year - 1}-12-31`, `${year + 1}-01-01`);
      const entries: SecretEntry[] = [];
      for (const line of lines) entries.push(...(await secretOf(place, line, year)));
      return { entries };
    },
  };
}

type CoverPlace = Pick<Workplace, 'core' | 'uncovered'>;

/** What somebody typed. */
const wordsOf = ({ reason = '', what }: LogLine['event']) => ({
  reason,
  title: what?.title ?? '',
  holder: what?.holder ?? '',
  purpose: what?.purpose ?? '',
});

const fits =
  ({ act, recId }: AccessQuery) =>
  ({ event }: LogLine): boolean =>
    (act === undefined || event.act === act) && (recId === undefined || event.recs.includes(recId));

async function entryOf(place: CoverPlace, { id, by, event }: LogLine): Promise<AccessEntry> {
  const { columns } = place.core.records;
  const registerNo = (recId: string): string => {
    const ordinal = columns.find(recId);
    return ordinal < 0 ? '' : columns.text(ordinal, 'registerNo');
  };
  const { reason, ...told } = await coveredWords(place, event.recs, wordsOf(event));
  return {
    id,
    atMs: event.atMs,
    by,
    act: event.act,
    recIds: event.recs,
    registerNos: event.recs.slice(0, namedLetters).map(registerNo),
    letters: event.letters ?? event.recs.length,
    reason,
    what: event.what ? { ...event.what, ...told } : null,
    code: event.code ?? '',
    firstCopy: event.firstCopy ?? null,
  };
}

async function secretOf(place: CoverPlace, { by, on, event }: LogLine, year: number): Promise<SecretEntry[]> {
  const { number, what } = event;
  if (number?.year !== year || !what) return [];
  const { title, holder, purpose } = await coveredWords(place, event.recs, wordsOf(event));
  return [
    {
      no: number.no,
      on,
      numberText: event.numberText ?? String(number.no),
      title: what.numberText ? `${what.numberText} · ${title}` : title,
      level: what.level,
      copies: what.copies,
      firstCopy: event.firstCopy ?? null,
      holder,
      purpose,
      form: what.form,
      code: event.code ?? '',
      by,
    },
  ];
}
