import type { PrefCalls } from '../api/prefs';
import { prefPrefix } from '../drafts';
import type { Handlers, Workplace } from '../handlers';

/** Settings lie among the drafts, sealed alike, and are no drafts: lists of drafts leave them out. */
export function prefCalls({ drafts }: Workplace): Handlers<PrefCalls> {
  return {
    'pref.get': async ({ key }) => ({ value: drafts.get(prefPrefix + key)?.value ?? null }),
    'pref.put': async ({ key, value }) => {
      await drafts.put(prefPrefix + key, value);
      return {};
    },
  };
}
