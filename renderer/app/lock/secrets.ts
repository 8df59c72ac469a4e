import { useRef, useState } from 'react';
import type { DeskError, Result } from '../../../shared/errors';

/** Errors after which the PIN was surely not what was wrong, so that it need not be typed again. */
const keepsPin: ReadonlySet<string> = new Set(['PASSWORD_WEAK']);

/**
 * Secrets as typed, for one form. They are emptied after every try, except what was surely not the cause, and live
 * nowhere else.
 */
export function useSecrets<Name extends string>(names: readonly Name[]) {
  const empty = () => Object.fromEntries(names.map((name) => [name, ''])) as Record<Name, string>;
  const [values, setValues] = useState(empty);
  const [error, setError] = useState<DeskError | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const focusField = (name: string) => form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus();

  return {
    values,
    error,
    busy,
    form,
    set: (name: Name) => (value: string) => setValues((held) => ({ ...held, [name]: value })),
    /** False, with the focus on the first empty field, while something is missing. */
    complete: (): boolean => {
      const missing = names.find((name) => values[name] === '');
      if (missing) focusField(missing);
      return missing === undefined;
    },
    /** Runs a try; returns its value, or null after showing why it failed. */
    attempt: async <T>(run: () => Promise<Result<T>>): Promise<T | null> => {
      setBusy(true);
      setError(null);
      const result = await run();
      setBusy(false);
      if (result.ok) {
        setValues(empty());
        return result.value;
      }
      setError(result.error);
      if (!keepsPin.has(result.error.code)) {
        setValues(empty());
        requestAnimationFrame(() => focusField(names[0] ?? ''));
      }
      return null;
    },
  };
}
