import { z } from 'zod';
import { type Paper, readPaper } from '../../../shared/model/paper';
import type { Value } from '../../../shared/sync/op';
import type { Draft } from '../../vault/api';

/** One draft per letter and template, sealed by the vault. */
export const paperDraftKey = (recId: string, template: string): string => `paper:${recId}:${template}`;

const shape = z.object({ paper: z.string(), uncovered: z.boolean() });

export interface PaperDraft {
  readonly key: string;
  readonly savedMs: number;
  readonly paper: Paper;
  /** It tells a denouncer's name. */
  readonly uncovered: boolean;
}

export const paperDraftValue = (paper: Paper, uncovered: boolean): Value => ({
  paper: JSON.stringify(paper),
  uncovered,
});

/** The draft as a paper; null for what is none, or of another version. */
export function readPaperDraft(draft: Draft): PaperDraft | null {
  const held = shape.safeParse(draft.value).data;
  const paper = held && readPaper(held.paper);
  return paper ? { key: draft.key, savedMs: draft.savedMs, paper, uncovered: held.uncovered } : null;
}

export const isDraftOf = (recId: string, key: string): boolean => key.startsWith(`paper:${recId}:`);
