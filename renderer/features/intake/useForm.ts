import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
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

export function useText(path: TextPath): string {
  const { store } = useForm();
  return useSyncExternalStore(store.subscribe, () => store.text(path));
}

export function useTick(path: TickPath): boolean {
  const { store } = useForm();
  return useSyncExternalStore(store.subscribe, () => store.tick(path));
}

export function useProblem(path: string): TextKey | undefined {
  const { store } = useForm();
  return useSyncExternalStore(store.subscribe, () => store.problems[path]);
}

/** How many items a list has; its fields look after themselves. */
export function useCount(list: ListName): number {
  const { store } = useForm();
  return useSyncExternalStore(store.subscribe, () => store.form[list].length);
}

export function useTouched(store: FormStore): boolean {
  return useSyncExternalStore(store.subscribe, () => store.touched);
}

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
