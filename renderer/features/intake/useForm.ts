import { createContext, useContext, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import type { TextKey } from '../../i18n/t';
import type { LetterForm, ListName } from './form';
import type { FormStore, TextPath, TickPath } from './formStore';

export interface FormSetting {
  readonly store: FormStore;
  /** What the letter before this one had at a path, for Ctrl+D; null when there is none. */
  readonly former: LetterForm | null;
  /** Fields that are shown and not to be changed: a denouncer's, while they are covered. */
  readonly locked: ReadonlySet<string>;
  /** Whether the letter is in no register yet. */
  readonly isNew: boolean;
}

export const FormContext = createContext<FormSetting | null>(null);

/** @throws Error outside a form, which is a mistake in the screens. */
export function useForm(): FormSetting {
  const setting = useContext(FormContext);
  if (!setting) throw new Error('no form here');
  return setting;
}

/**
 * What `read` takes from the form, drawn anew when it has changed. It listens from the moment the field stands on the page:
 * useSyncExternalStore listens a moment later, and React would put a key typed in between back out of the field.
 */
function useHeld<T>(store: FormStore, read: () => T): T {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const value = read();
  const latest = useRef({ read, value });
  useLayoutEffect(() => {
    latest.current = { read, value };
  });
  useLayoutEffect(() => {
    const look = () => {
      if (!Object.is(latest.current.read(), latest.current.value)) redraw();
    };
    look();
    return store.subscribe(look);
  }, [store]);
  return value;
}

export function useText(path: TextPath): string {
  const { store } = useForm();
  return useHeld(store, () => store.text(path));
}

export function useTick(path: TickPath): boolean {
  const { store } = useForm();
  return useHeld(store, () => store.tick(path));
}

export function useProblem(path: string): TextKey | undefined {
  const { store } = useForm();
  return useHeld(store, () => store.problems[path]);
}

/** How many items a list has; its fields look after themselves. */
export function useCount(list: ListName): number {
  const { store } = useForm();
  return useHeld(store, () => store.form[list].length);
}

export const useTouched = (store: FormStore): boolean => useHeld(store, () => store.touched);

/** The whole form once nothing was typed for `ms`. */
export function useQuietForm(store: FormStore, ms: number): LetterForm {
  const [form, setForm] = useState(store.form);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setForm(store.form), ms);
    };
    later();
    const stop = store.subscribe(later);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store, ms]);
  return form;
}
