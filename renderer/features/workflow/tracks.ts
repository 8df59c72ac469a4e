import type { Claim } from '../../../shared/model/letter';
import type { LetterDetail } from '../../vault/api';

/** The contents of a letter that go their own ways. */
export const claimsOf = (detail: LetterDetail): readonly Claim[] => detail.letter.claims ?? [];

/** What a track is about, to narrow the pack's choices: the claim's kind, or the letter's. */
export function kindOfTrack(detail: LetterDetail, track: string | null): { readonly kind?: string } {
  const kind = claimsOf(detail).find((claim) => claim.id === track)?.kind ?? detail.letter.kind;
  return kind === undefined ? {} : { kind };
}

/** A claim's place among the letter's contents, from 1; 0 for the letter as a whole. */
export const placeOf = (detail: LetterDetail, track: string | null): number =>
  claimsOf(detail).findIndex((claim) => claim.id === track) + 1;
