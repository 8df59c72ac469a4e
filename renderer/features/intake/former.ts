import { useCallback, useEffect, useState } from 'react';
import { useVault } from '../common/vault';
import { draftValue, readFormValue } from './draft';
import type { LetterForm } from './form';

const prefKey = 'intake.former';

export interface Former {
  /** The letter that was entered last at this desk, for Ctrl+D; null when there is none, undefined until it is read. */
  readonly form: LetterForm | null | undefined;
  readonly remember: (form: LetterForm) => void;
}

/** The last letter entered here, kept sealed like a draft. Failing to read or keep it hinders nobody: there is none. */
export function useFormer(): Former {
  const vault = useVault();
  const [form, setForm] = useState<LetterForm | null>();
  useEffect(() => {
    let current = true;
    void vault.call('pref.get', { key: prefKey }).then((result) => {
      if (current) setForm(result.ok ? readFormValue(result.value.value) : null);
    });
    return () => {
      current = false;
    };
  }, [vault]);
  const remember = useCallback(
    (entered: LetterForm) => {
      setForm(entered);
      void vault.call('pref.put', { key: prefKey, value: draftValue(entered) });
    },
    [vault],
  );
  return { form, remember };
}

/** What letters of one stack have in common is there already in the next one. */
export const startFrom = (form: LetterForm, former: LetterForm | null): LetterForm =>
  former ? { ...form, kind: former.kind, source: former.source, level: former.level, field: former.field } : form;
