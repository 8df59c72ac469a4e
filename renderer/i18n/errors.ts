import type { DeskError } from '../../shared/errors';
import { hasText, t } from './t';

/** What went wrong and what to do next, in the officer's words. Never contains anything of a letter. */
export function errorText(error: DeskError): string {
  return t(`error.${error.code}`, error.params ?? {});
}

/** Evidence that an error carries (heads, positions, counts), as readable pairs for the officer to report. */
export function errorEvidence(error: DeskError): { readonly name: string; readonly value: string }[] {
  return Object.entries(error.params ?? {}).map(([name, value]) => {
    const key = `evidence.${name}`;
    return { name: hasText(key) ? t(key) : name, value: String(value) };
  });
}
