import type { NewLink } from '../../vault/api';
import type { LinkKind } from '../../vault/api/duplicates';

/** A letter that the officer wants linked with the one being entered; plain data, fit for a draft. */
export interface LinkChoice {
  readonly recId: string;
  readonly kind: LinkKind;
  /** For showing the choice: its number and summary as the list shows them. */
  readonly registerNo: string;
  readonly summary: string;
  /** Why, as the desk found it; kept with the link. */
  readonly text: string;
}

/** The choices as a letter is saved with them. */
export const linksOf = (choices: readonly LinkChoice[]): NewLink[] =>
  choices.map(({ recId, kind, text }) => ({ other: recId, kind, ...(text ? { text } : {}) }));
