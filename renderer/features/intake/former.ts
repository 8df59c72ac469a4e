import { useCallback, useEffect, useState } from 'react';
import { isMaskedByDefault } from '../../../shared/rules/masking';
import type { TextKey } from '../../i18n/t';
import { useVault } from '../common/vault';
import { draftValue, readFormValue } from './draft';
import { emptySender, type LetterForm, sameForm } from './form';

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
  const keep = useCallback(
    (kept: LetterForm) => {
      setForm(kept);
      void vault.call('pref.put', { key: prefKey, value: draftValue(kept) });
    },
    [vault],
  );
  useEffect(() => {
    let current = true;
    void vault.call('pref.get', { key: prefKey }).then((result) => {
      if (!current) return;
      const held = result.ok ? readFormValue(result.value.value) : null;
      const shown = held && withoutDenouncer(held);
      // An earlier version kept the denouncer as well: he is not left lying there.
      if (held && shown && !sameForm(held, shown)) keep(shown);
      else setForm(shown);
    });
    return () => {
      current = false;
    };
  }, [vault, keep]);
  const remember = useCallback((entered: LetterForm) => keep(withoutDenouncer(entered)), [keep]);
  return { form, remember };
}

const covered: ReadonlySet<string> = new Set(['senders', 'related', 'summary', 'content', 'enclosures', 'claims']);

/**
 * Of a letter that is shown masked, nothing that tells who sent it: no sender, no relative, no text. The key that repeats
 * it asks for no reason and writes no log.
 */
export function withoutDenouncer(form: LetterForm): LetterForm {
  if (!isMaskedByDefault(form)) return form;
  return {
    ...form,
    senders: [emptySender],
    related: [],
    summary: '',
    content: '',
    enclosures: '',
    claims: form.claims.map((claim) => ({ ...claim, text: '' })),
    links: [],
  };
}

/** Why there is nothing to repeat at a path of the form. */
export const whyNothing = (former: LetterForm | null, path: string): TextKey =>
  former && isMaskedByDefault(former) && covered.has(path.split('.')[0]!) ? 'form.formerCovered' : 'form.noFormer';

/** What letters of one stack have in common is there already in the next one. */
export const startFrom = (form: LetterForm, former: LetterForm | null): LetterForm =>
  former ? { ...form, kind: former.kind, source: former.source, level: former.level, field: former.field } : form;
