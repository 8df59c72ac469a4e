import { describe, expect, it } from 'vitest';
import { type Decided, decisionInput } from './claimChange';

type Seen = Parameters<typeof decisionInput>[0];

const [before, after] = [['1'.repeat(32)], ['2'.repeat(32)]];
const recId = 'a'.repeat(32);
const mine: Decided = { result: { code: 'dung', text: '', decidedOn: '2026-11-20' } };
const theirs: Decided = { result: { code: 'sai', text: '', decidedOn: '2026-11-19' } };

const letter = (heads: readonly string[], result?: Decided): Seen => ({
  recId,
  letter: { ...result },
  fields: { result: { value: null, heads } } as Seen['fields'],
});

const contents = (heads: readonly string[], first: Decided, second: Decided): Seen => ({
  recId,
  letter: {
    claims: [
      { id: 'c1', kind: 'to-cao', text: 'Nội dung một TẬP HUẤN', ...first },
      { id: 'c2', kind: 'to-cao', text: 'Nội dung hai TẬP HUẤN', ...second },
    ],
  },
  fields: { claims: { value: null, heads } } as Seen['fields'],
});

describe('a decision written from a form that stood open', () => {
  it('is based on the letter as it is now when nobody else decided meanwhile', () => {
    expect(decisionInput(letter(before), letter(after), null, mine)).toEqual({
      recId,
      changes: mine,
      base: { result: after },
    });
  });

  it('is based on what the form showed when a colleague decided meanwhile, so that his word is not overwritten', () => {
    expect(decisionInput(letter(before), letter(after, theirs), null, mine).base).toEqual({ result: before });
  });

  it('keeps what a colleague decided meanwhile about another content', () => {
    const input = decisionInput(contents(before, {}, {}), contents(after, {}, theirs), 'c1', mine);
    expect(input.base).toEqual({ claims: after });
    expect(input.changes.claims).toMatchObject([
      { id: 'c1', ...mine },
      { id: 'c2', ...theirs },
    ]);
  });

  it('puts two decisions about one content side by side', () => {
    const input = decisionInput(contents(before, {}, {}), contents(after, theirs, {}), 'c1', mine);
    expect(input.base).toEqual({ claims: before });
  });
});
