import { DeskFailure } from '../../../shared/errors';
import { type BookNumber, fieldNo, letterFields, recTypes } from '../../../shared/model/letter';
import { paperSchema, readPaper } from '../../../shared/model/paper';
import { paperNumberText } from '../../../shared/rules/papers';
import { project } from '../../../shared/sync/merge';
import { type Op, opKind, type Value } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { VaultInput } from '../api';
import type { Workplace } from '../handlers';
import { existing, mayChange, readable } from '../letter/change';
import { asText } from '../records/summary';
import type { Drawn } from './numbers';

/** A paper with its number, in one row. @throws DeskFailure NOT_FOUND, NOT_ALLOWED, TOO_LARGE, SAVE_FAILED, DISK_FULL */
export async function issuePaper(
  place: Workplace,
  { recId, event, book, sign, draftKey }: VaultInput<'paper.issue'>,
): Promise<{ opId: string; number: BookNumber; numberText: string }> {
  const draft = draftKey === undefined ? undefined : place.drafts.place(draftKey);
  const { opId, drawn } = await withNumber(
    place,
    recId,
    book,
    Number(event.on.slice(0, 4)),
    draft,
    ({ number, text }) => {
      const numberText = paperNumberText(text, sign);
      const paper = readPaper(event.body);
      const body = paper ? JSON.stringify(paperSchema.parse({ ...paper, numberText })) : event.body;
      const issued = { ...event, number, numberText, body };
      return { kind: opKind.append, base: {}, body: { [fieldNo.work]: issued as Value } };
    },
  );
  if (draftKey !== undefined) place.drafts.forget(draftKey);
  if (draft !== undefined) place.changedDrafts();
  place.changedLetters();
  return { opId, number: drawn.number, numberText: paperNumberText(drawn.text, sign) };
}

/** The next number for a letter that has one already. @throws DeskFailure NOT_FOUND, NOT_ALLOWED, SAVE_FAILED, DISK_FULL */
export async function renumber(
  place: Workplace,
  { recId, reason }: VaultInput<'book.renumber'>,
): Promise<{ number: BookNumber; text: string }> {
  const view = project((await existing(place.core, recId)).ops);
  const rule = place.books.lettersBook();
  if (!rule) throw new DeskFailure('NOT_FOUND');
  const year = Number(asText(view.fields.get(letterFields.arrivedOn)?.[0]?.value).slice(0, 4));
  const { drawn } = await withNumber(place, recId, rule.code, year, undefined, ({ number, text }, heads) => ({
    kind: opKind.put,
    base: {
      [letterFields.number]: heads(letterFields.number),
      [letterFields.registerNo]: heads(letterFields.registerNo),
    },
    body: { [letterFields.number]: number, [letterFields.registerNo]: text },
    reason,
  }));
  place.changedLetters();
  return { number: drawn.number, text: drawn.text };
}

type Made = Pick<Op, 'kind' | 'base' | 'body' | 'reason'>;

async function withNumber(
  { core, books }: Workplace,
  recId: string,
  book: string,
  year: number,
  draft: number | undefined,
  make: (drawn: Drawn, heads: (no: number) => string[]) => Made,
): Promise<{ opId: string; drawn: Drawn }> {
  const open = await books.open(book, year);
  const spare = core.newOpId();
  const opId = core.newOpId();
  let drawn: Drawn | null = null;
  await core.append({
    recIds: [recId, open.recId],
    ...(draft === undefined ? {} : { draft }),
    make: async () => {
      await mayChange(core, recId);
      const { unitId, account } = acting(core);
      const { ops } = await existing(core, recId);
      const view = project(ops);
      drawn = await books.draw(open, spare);
      const made = make(drawn, (no) => (view.fields.get(no) ?? []).map((head) => head.opId));
      for (const check of core.changeChecks) await check({ recId, view, ops }, made);
      const op = readable({ ...made, opId, recType: recTypes.letter, recId, actor: account });
      return { kind: 'ops', groups: [{ unitId, ops: [...drawn.ops, op] }] };
    },
  });
  return { opId, drawn: drawn! };
}
