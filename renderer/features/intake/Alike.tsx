import { useMemo, useSyncExternalStore } from 'react';
import { DuplicatePanel } from '../duplicates/DuplicatePanel';
import type { FormStore } from './formStore';
import { typedLetter } from './letter';
import { useQuietForm } from './useForm';

const quietMs = 200;

/** Letters that may be the same as the one being entered. It waits for a pause and never takes the focus. */
export function Alike({ store }: { readonly store: FormStore }) {
  const form = useQuietForm(store, quietMs);
  const letter = useMemo(() => typedLetter(form), [form]);
  const links = useSyncExternalStore(store.subscribe, () => store.form.links);
  return <DuplicatePanel letter={letter} choices={links} onChoose={(recId, choice) => store.link(recId, choice)} />;
}
