import { type Letter, letterFields, letterStatuses, recTypes } from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import type { Candidate } from '../api/duplicates';
import type { VaultCore } from '../core';
import type { Workplace } from '../handlers';
import { isCovered, rowMaker } from '../list/rows';
import type { Shown } from '../records/summary';
import { encodeParts, searchParts, section } from '../search/text';
import { comparedFrom, scoreOf, sharedBy, suggestionFor, withoutSenders } from './compare';
import { propose } from './propose';
import { placeHash, placesIn } from './reading';
import { placeSign, Signatures } from './signatures';

const mostCandidates = 20;
/** Proposed by their signatures, then compared text by text. */
const mostCompared = 60;
/** Below it the officer would only be disturbed. */
const leastScore = 0.45;

/** Statuses after which the sender has been answered. */
const answeredFrom = new Set<string>(['thong-bao', 'tra-don', 'huong-dan', 'khong-thu-ly', 'ket-thuc', 'xep-luu']);

/**
 * Letters that may be the same as one that is being typed, or as a saved one (`recId`, which is left out), best first.
 * A saved letter of which nothing is given is compared as it stands; while its senders are covered, their names, places
 * and numbers lead to no letter that would tell who they are.
 * Looks at every letter of this desk that is not deleted. Candidates are masked as lists are.
 */
export async function findDuplicates(
  { core, uncovered }: Pick<Workplace, 'core' | 'uncovered'>,
  input: { readonly letter: Partial<Letter>; readonly recId?: string },
): Promise<{ candidates: Candidate[]; tookMs: number }> {
  await core.loadSearchNow();
  const started = performance.now();
  const { columns, search } = core.records;
  const own = input.recId === undefined ? -1 : columns.find(input.recId);
  const isSaved = own >= 0 && Object.keys(input.letter).length === 0;
  const text = isSaved ? search.text.get(own) : encodeParts(searchParts(typed(input.letter)));
  const signature = new Signatures();
  signature.set(0, text);
  const { ordinals, borne } = propose(
    search.signatures,
    { text, signature, otherPlaces: otherPlaces(core, text) },
    columns.listed(),
    columns.count,
    (ordinal) => search.text.get(ordinal),
    mostCompared,
  );
  const asked = comparedFrom(text);
  const hides = isSaved && isCovered(core, uncovered, input.recId!);
  const unsigned = withoutSenders(asked);
  const row = rowMaker(core);
  const candidates: Candidate[] = [];
  for (const ordinal of ordinals) {
    if (ordinal === own) continue;
    const other = comparedFrom(search.text.get(ordinal));
    const tells = hides && !isCovered(core, uncovered, columns.recId(ordinal));
    const found = sharedBy(tells ? unsigned : asked, other, borne, core.placeNames());
    const { score, because } = scoreOf(found);
    if (score < leastScore) continue;
    const { recId, registerNo, kind, status, level, arrivedOn, sender, accused, summary, unitName } = row(ordinal);
    const answered = other.hasResult || answeredFrom.has(status);
    candidates.push({
      recId,
      registerNo,
      kind,
      status,
      level,
      arrivedOn,
      sender,
      accused,
      summary,
      unitName,
      score,
      because,
      suggests: suggestionFor(found, answered),
    });
  }
  candidates.sort((a, b) => b.score - a.score || (a.arrivedOn < b.arrivedOn ? 1 : -1));
  return { candidates: candidates.slice(0, mostCandidates), tookMs: performance.now() - started };
}

/** A letter that is not in the vault, as search reads letters. */
function typed(letter: Partial<Letter>): Shown {
  const byNo = new Map(
    Object.entries(letter).map(([name, value]) => [letterFields[name as keyof Letter], value as Value]),
  );
  return {
    recId: '',
    recType: recTypes.letter,
    value: (no) => byNo.get(no),
    status: letterStatuses[0],
    notes: [],
    work: [],
    view: null,
    ops: [],
    deleted: false,
    conflict: false,
  };
}

function otherPlaces(core: VaultCore, text: Uint8Array): number[] {
  const places = core.placeNames();
  return [...placesIn(text, section.address).values()].flatMap((place) =>
    places.others(place).map((other) => placeSign(placeHash(other))),
  );
}
