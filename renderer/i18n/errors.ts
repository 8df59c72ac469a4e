import type { DeskError } from '../../shared/errors';
import { hasText, label, type TextParams, t } from './t';

/** What went wrong and what to do next, in the officer's words. Never contains anything of a letter. */
export function errorText(error: DeskError): string {
  if (error.code === 'CONFLICT_OF_INTEREST' && error.params?.finding) return conflictText(error.params);
  return t(`error.${error.code}`, inSeconds(error.params ?? {}));
}

/** Why somebody may not act on a letter, or an act that stands does not count, and the level above that takes over. */
function conflictText({ finding, propose, own, standing }: NonNullable<DeskError['params']>): string {
  const next = propose ? t('guard.propose', { unit: propose }) : t('guard.top');
  const because = label(own ? 'guard.own' : 'guard.because', String(finding));
  if (own) return t('guard.refusedOwn', { because, next });
  if (standing === undefined) return t('guard.refusedOther', { because, next });
  return t(standing === 'approve' ? 'guard.refusedApproval' : 'guard.refusedAssignment', { because, next });
}

/** A wait that is told in ms (`waitMs`) can also be written in seconds (`waitSeconds`). */
function inSeconds(params: TextParams): TextParams {
  const seconds = Object.entries(params).flatMap(([name, value]) =>
    name.endsWith('Ms') && typeof value === 'number' ? [[`${name.slice(0, -2)}Seconds`, Math.ceil(value / 1000)]] : [],
  );
  return { ...params, ...Object.fromEntries(seconds) };
}

/** Evidence that an error carries (heads, positions, counts), as readable pairs for the officer to report. */
export function errorEvidence(error: DeskError): { readonly name: string; readonly value: string }[] {
  return Object.entries(error.params ?? {}).map(([name, value]) => {
    const key = `evidence.${name}`;
    return { name: hasText(key) ? t(key) : name, value: String(value) };
  });
}
