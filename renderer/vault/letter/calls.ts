import type { VaultCalls } from '../api';
import { refuseLateEntry } from '../books/close';
import type { Handlers, Workplace } from '../handlers';
import { historyOf } from '../history';
import { offered } from '../work/moves';
import { addNote, deleteLetter, moveLetter, resolveLetter, restoreLetter } from './acts';
import { existing } from './change';
import { letterDetail } from './detail';
import { coverOf } from './masking';
import { saveLetter } from './save';

type Names = Extract<keyof VaultCalls, `letter.${string}` | `draft.${string}`>;

export function letterCalls(
  place: Workplace,
): Handlers<Pick<VaultCalls, Exclude<Names, 'letter.unmask' | 'letter.mask'>>> {
  const { core, drafts, access, books } = place;
  const changing = async (work: Promise<unknown>): Promise<Record<never, never>> => {
    await work;
    place.changedLetters();
    return {};
  };
  return {
    'letter.get': async ({ recId }) => {
      const detail = await letterDetail(place, recId);
      access.opened(recId);
      return detail;
    },
    'letter.near': async ({ recId }) => {
      await core.records.load(recId);
      return {};
    },
    'letter.history': async ({ recId }) => {
      const { ops } = await existing(core, recId);
      const entries = historyOf(ops, coverOf(place, recId, ops));
      access.opened(recId);
      return { entries };
    },
    'letter.save': async (input) => {
      const draft = input.draftKey === undefined ? undefined : drafts.place(input.draftKey);
      await refuseLateEntry(place, input);
      const saved = await saveLetter(core, books, input, draft);
      if (input.draftKey !== undefined) drafts.forget(input.draftKey);
      if (draft !== undefined) place.changedDrafts();
      place.changedLetters();
      return saved;
    },
    'letter.move': (input) => changing(moveLetter(core, input, offered(place, input))),
    'letter.note': ({ recId, text }) => changing(addNote(core, recId, text)),
    'letter.delete': ({ recId, reason }) => changing(deleteLetter(core, recId, reason)),
    'letter.restore': ({ recId }) => changing(restoreLetter(core, recId)),
    'letter.resolve': (input) => changing(resolveLetter(core, input)),
    'draft.put': async ({ key, value }) => {
      await drafts.put(key, value);
      place.changedDrafts();
      return {};
    },
    'draft.get': async ({ key }) => ({ draft: drafts.get(key) }),
    'draft.list': async () => ({ drafts: drafts.list() }),
    'draft.remove': async ({ key }) => {
      await drafts.remove(key);
      place.changedDrafts();
      return {};
    },
  };
}
