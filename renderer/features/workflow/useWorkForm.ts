import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../../shared/errors';
import type { Value } from '../../../shared/sync/op';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { announce, showToast } from '../../ui';
import type { GuardAnswer, GuardQuestion } from '../../vault/api/work';
import { useVault } from '../common/vault';
import { useGuard } from '../guard/useGuard';
import { useCase } from '../letters/caseDesk';
import { formDraftKey } from '../letters/formDraft';
import { problemText } from './problemText';
import type { FormValues, Problems, Reading } from './reading';

const quietMs = 600;

export interface WorkFormOptions<F extends FormValues<F>, E> {
  /** Names its draft within the letter. */
  readonly name: string;
  readonly initial: F;
  /** `finding` is what stands against the person of the form, where it asks the guard about one. */
  readonly read: (form: F, finding: GuardAnswer | null) => Reading<E>;
  /** Whom the guard is asked about while the form is typed. */
  readonly guard?: (form: F) => Omit<GuardQuestion, 'recId'>;
  /** Saves what was read; the draft goes with it. */
  readonly save: (value: E, draftKey: string) => Promise<Result<unknown>>;
  /** After a save that went through; the form is closed by then. */
  readonly onSaved?: (value: E) => void;
}

/** What ties a field of the screen to the form: its value, its change, and what is wrong with it. */
export interface FieldBinding {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** Those fields of a form that hold one text. */
type TextFields<F> = { [K in keyof F]: F[K] extends string ? K : never }[keyof F] & string;

export interface WorkForm<F extends FormValues<F>> {
  readonly form: F;
  readonly set: (change: Partial<F>) => void;
  readonly field: (name: TextFields<F>) => FieldBinding;
  readonly finding: GuardAnswer | null;
  /** Empty until the officer has tried to save. */
  readonly problems: Problems;
  readonly busy: boolean;
  /** When the draft that it continues was kept; null without one. */
  readonly restoredMs: number | null;
  readonly startOver: () => void;
  readonly submit: () => Promise<void>;
}

/** The draft of a small form, if it still has the form's shape. */
function sameShape<F extends FormValues<F>>(initial: F, value: Value): F | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const draft = value as { readonly [field: string]: Value };
  const fits = Object.entries(initial).every(([field, first]) => {
    const held = draft[field];
    if (!Array.isArray(first)) return typeof held === typeof first;
    return Array.isArray(held) && held.every((item) => typeof item === 'string');
  });
  return fits ? (draft as F) : null;
}

/** A small form of the letter: kept as a sealed draft while it is typed, read on save, closed once it is on disk. */
export function useWorkForm<F extends FormValues<F>, E>(options: WorkFormOptions<F, E>): WorkForm<F> {
  const { name, read, save, onSaved } = options;
  const { detail, close } = useCase();
  const vault = useVault();
  const [initial] = useState(options.initial);
  const [form, setForm] = useState(initial);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [restoredMs, setRestoredMs] = useState<number | null>(null);
  const touched = useRef(false);
  const key = formDraftKey(detail.recId, name);

  useEffect(() => {
    let current = true;
    void vault.call('draft.get', { key }).then((result) => {
      const draft = result.ok ? result.value.draft : null;
      const held = draft && sameShape(initial, draft.value);
      if (!current || touched.current || !draft || !held) return;
      setForm(held);
      setRestoredMs(draft.savedMs);
    });
    return () => {
      current = false;
    };
  }, [vault, key, initial]);

  const latest = useRef(form);
  latest.current = form;
  const keep = useCallback(() => {
    if (!touched.current) return;
    touched.current = false;
    void vault.call('draft.put', { key, value: latest.current as Value });
  }, [vault, key]);
  useEffect(() => {
    if (form === initial) return;
    const timer = setTimeout(keep, quietMs);
    return () => clearTimeout(timer);
  }, [form, initial, keep]);
  // What was typed in the last moment before the form is closed is kept, too.
  useEffect(() => keep, [keep]);

  const set = (change: Partial<F>) => {
    touched.current = true;
    setForm((held) => ({ ...held, ...change }));
  };
  const question = options.guard?.(form) ?? { act: 'assign', person: '' };
  const finding = useGuard({ recId: detail.recId, ...question });
  const reading = read(form, finding);
  const submit = async () => {
    if (busy) return;
    setTried(true);
    if (reading.value === null) {
      announce(t('form.fixFirst', { count: Object.keys(reading.problems).length }));
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.work-form [aria-invalid="true"]')?.focus());
      return;
    }
    setBusy(true);
    touched.current = false;
    const result = await save(reading.value, key).finally(() => setBusy(false));
    if (!result.ok) {
      touched.current = true;
      keep();
      showToast({ tone: 'danger', text: errorText(result.error) });
      return;
    }
    close();
    onSaved?.(reading.value);
  };
  const startOver = () => {
    const [former, formerMs] = [form, restoredMs];
    touched.current = false;
    void vault.call('draft.remove', { key });
    setForm(initial);
    setRestoredMs(null);
    setTried(false);
    const putBack = async () => {
      touched.current = false;
      setForm(former);
      setRestoredMs(formerMs);
      // Also where the form was closed meanwhile: it opens with it again.
      const result = await vault.call('draft.put', { key, value: former as Value });
      if (!result.ok) showToast({ tone: 'danger', text: errorText(result.error) });
    };
    showToast({
      tone: 'ok',
      text: t('draft.discarded'),
      action: { label: t('action.undo'), run: () => void putBack() },
    });
  };
  const problems = tried ? reading.problems : {};
  const field = (name: TextFields<F>): FieldBinding => ({
    value: form[name] as string,
    onChange: (value) => set({ [name]: value } as Partial<F>),
    error: problemText(problems, name),
  });
  return { form, set, field, finding, problems, busy, restoredMs, startOver, submit };
}
