import { describe, expect, it } from 'vitest';
import { reachStore } from './reach';

const torn = new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');

/** What Chromium answers, one after the other; it throws what is an error. */
function answers(...given: unknown[]): () => Promise<unknown> {
  return async () => {
    const next = given.shift();
    if (next instanceof Error) throw next;
    return next;
  };
}

describe('the store under the vault', () => {
  it('is used when Chromium refused it once and began it anew', async () => {
    await expect(reachStore(answers(torn, []))).resolves.toBeUndefined();
  });

  it('is told as unreadable when it is refused again', async () => {
    await expect(reachStore(answers(torn, torn))).rejects.toMatchObject({ error: { code: 'STORE_UNREADABLE' } });
  });

  it('is asked no more than once when it answers', async () => {
    await expect(reachStore(answers([], torn))).resolves.toBeUndefined();
  });
});
