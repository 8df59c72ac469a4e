import { letterFields } from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import { setOf } from './sets';
import { asGroup, asList, asText, dayNumber, type Shown } from './summary';

/** What a letter and its contents (nội dung) are said to be; sets as in records/sets.ts. */
export interface Contents {
  readonly direction: string;
  readonly result: string;
  readonly field: string;
  readonly cause: string;
  readonly decidedOn: number;
  readonly claimKind: string;
  readonly claimStatus: string;
  readonly count: number;
}

/** Of the letter as a whole and of each of its claims: whoever looks for one of them finds the letter. */
export function contentsOf({ value, view, status }: Shown): Contents {
  const direction = asText(value(letterFields.direction));
  const field = asText(value(letterFields.field));
  const result = asGroup(value(letterFields.result));
  const decidedOn = dayNumber(asText(result.decidedOn));
  const claims = asList(value(letterFields.claims));
  // Most letters have one content, which the letter's own values tell.
  if (claims.length === 0) {
    const [code, cause] = [asText(result.code), asText(result.cause)];
    return { direction, result: code, field, cause, decidedOn, claimKind: '', claimStatus: '', count: 0 };
  }
  const results = [result, ...claims.map((claim) => asGroup(claim.result))];
  const statusOf = (id: string): string => asText(view?.tracks.get(id)?.[0]?.value) || status;
  return {
    direction: setOf([direction, ...claims.map((claim) => asText(claim.direction))]),
    result: setOf(results.map(({ code }) => asText(code))),
    field: setOf([field, ...claims.map((claim) => asText(claim.field))]),
    cause: setOf(results.map(({ cause }) => asText(cause))),
    decidedOn: Math.max(...results.map((one) => dayNumber(asText(one.decidedOn)))),
    claimKind: setOf(claims.map((claim) => asText(claim.kind))),
    claimStatus: setOf(claims.map((claim) => statusOf(asText(claim.id)))),
    count: claims.length,
  };
}

/** Stands in columns that tell of something only whether it is there. */
export const yes = 'yes';

/** A list of codes as a set. */
export const textsOf = (value: Value | undefined): string => (Array.isArray(value) ? setOf(value.map(asText)) : '');

/** As counted at reception, at least those that are named (shared/rules/signatories.ts). */
export function signedBy(counted: Value | undefined, people: readonly { readonly [key: string]: Value }[]): number {
  const named = people.filter(({ name }) => asText(name) !== '').length;
  return Math.max(typeof counted === 'number' && counted > 0 ? Math.min(counted, 0xffff_ffff) : 0, named);
}
