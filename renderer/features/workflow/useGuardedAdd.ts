import type { Result } from '../../../shared/errors';
import type { WorkEvent } from '../../../shared/model/work';
import { useWorkAdd } from './useWorkAdd';

/**
 * Appends a guarded act, after the officer's word that it is another person where the guard saw a likeness: the vault
 * lets the act through because that word stands before it.
 */
export function useGuardedAdd() {
  const { add } = useWorkAdd();
  return async (event: WorkEvent, word: WorkEvent | null, draftKey: string): Promise<Result<unknown>> => {
    if (word) {
      const said = await add(word);
      if (!said.ok) return said;
    }
    return add(event, draftKey);
  };
}
