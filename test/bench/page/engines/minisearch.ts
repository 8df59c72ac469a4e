import MiniSearch from 'minisearch';
import { tokens } from '../../text';
import type { BuildEngine } from './engine';

/** MiniSearch over whole folded words, all of them required. It ranks; it has no phrases and no substrings. */
export const miniSearch: BuildEngine = (texts) => {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    storeFields: [],
    tokenize: tokens,
    processTerm: (term) => term,
  });
  index.addAll(texts.map((text, id) => ({ id, text })));
  return ({ class: kind, text }) =>
    kind === 'phrase' || kind === 'part'
      ? null
      : index.search(text, { combineWith: 'AND' }).map((hit) => Number(hit.id));
};
