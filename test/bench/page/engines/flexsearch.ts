import { Index } from 'flexsearch';
import { tokens } from '../../text';
import type { BuildEngine } from './engine';

const allHits = 10_000_000;

/** FlexSearch over whole folded words, its cache off so that a repeated query is a query. No phrases, no substrings. */
export const flexSearch: BuildEngine = (texts) => {
  const index = new Index({ tokenize: 'strict', encode: tokens, cache: false });
  for (const [id, text] of texts.entries()) index.add(id, text);
  return ({ class: kind, text }) =>
    kind === 'phrase' || kind === 'part' ? null : index.search(text, { limit: allHits }).map(Number);
};
