import type { Value } from '../../../shared/sync/op';

/** The officer's own settings (columns, saved views, last-used values, import mappings): of this desk, sealed like drafts. */
export interface PrefCalls {
  /** null when it was never put. */
  'pref.get': (input: { key: string }) => { value: Value };
  'pref.put': (input: { key: string; value: Value }) => Record<never, never>;
}
