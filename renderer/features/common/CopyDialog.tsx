import { useRef, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import type { CopyForm } from '../../../shared/model/access';
import { errorText } from '../../i18n/errors';
import { label, t } from '../../i18n/t';
import type { CopyMark } from '../../office/api';
import { Banner, Button, Dialog, Select, TextField } from '../../ui';
import { moveOnEnter } from '../intake/enterMoves';
import { type CopyValues, copyFault, copyMarks, isCopy, lastCopy, rememberCopy } from './copyValues';
import { useVaultCommand } from './vault';

export interface CopyDialogProps {
  readonly act: 'print' | 'export' | 'copy';
  /** What goes out; never words of a letter. `level` is the code of its marking, '' for none. */
  readonly what: { readonly title: string; readonly level: string; readonly numberText?: string };
  readonly recIds: readonly string[];
  /** How many letters it shows, where they are more than 10,000 and `recIds` is empty. */
  readonly letters?: number;
  /** As what it may go out; a copy, when nothing is said. */
  readonly forms?: readonly CopyForm[];
  /** It is in the log: now it may be printed, exported or copied. */
  readonly onRecorded: (copy: RecordedCopy) => void;
  readonly onClose: () => void;
}

/** What the document carries (renderer/office/api.ts, Sheet). */
export interface RecordedCopy {
  readonly code: string;
  readonly atMs: number;
  /** One mark for each copy or draft, with its number; empty for an original. */
  readonly marks: readonly CopyMark[];
  readonly copies: number;
  /** Place in the register of outgoing secret papers. */
  readonly secretNo: { readonly no: number; readonly text: string } | null;
}

const onlyCopies: readonly CopyForm[] = ['ban-sao-so', 'ban-sao-giay'];

/** Asked before every print, export and copy: for whom and what for. Nothing goes out that could not be logged. */
export function CopyDialog(props: CopyDialogProps) {
  const { act, what, recIds, letters, forms = onlyCopies, onRecorded, onClose } = props;
  const record = useVaultCommand('access.record');
  const [values, setValues] = useState(() => lastCopy(act, forms));
  // Only a printer makes several: a file, or what is copied, goes out once, and the register says so.
  const asksCopies = act === 'print';
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<DeskError | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const set = (change: Partial<CopyValues>) => setValues((now) => ({ ...now, ...change }));
  const fault = (field: keyof CopyValues) => (tried ? copyFault(values, field) : undefined);
  const asksAuthority = isCopy(values.form);

  const submit = async () => {
    setTried(true);
    const fields = ['copies', 'holder', 'purpose', 'authority'] as const;
    const wrong = fields.find((field) => (field !== 'copies' || asksCopies) && copyFault(values, field) !== undefined);
    if (wrong) {
      form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
      return;
    }
    const copies = asksCopies ? Number(values.copies) : 1;
    const { holder, purpose, authority, form: kind } = values;
    const told = { copies, holder: holder.trim(), purpose: purpose.trim(), form: kind };
    const result = await record.mutateAsync({
      act,
      recIds,
      ...(letters === undefined ? {} : { letters }),
      what: { ...what, ...told, ...(asksAuthority ? { authority: authority.trim() } : {}) },
    });
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    rememberCopy(act, values);
    const { code, atMs, secretNo } = result.value;
    const marks = copyMarks({ ...values, copies: String(copies) }, result.value);
    onRecorded({ code, atMs, secretNo, copies, marks });
  };

  return (
    <Dialog title={t(`copy.title.${act}`)} onClose={onClose}>
      <form
        ref={form}
        className="stack"
        noValidate
        aria-label={t(`copy.title.${act}`)}
        onKeyDown={(event) => {
          const fields = form.current?.querySelectorAll('input, select');
          // Enter in the last field is the form's own: it submits.
          if (event.target !== fields?.[fields.length - 1]) moveOnEnter(event);
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!record.isPending) void submit();
        }}
      >
        <p>
          <strong>{what.numberText ? `${what.numberText} · ${what.title}` : what.title}</strong>
          {what.level !== '' && <span className="dim"> · {label('level', what.level)}</span>}
        </p>
        {failure && <Banner tone="danger">{errorText(failure)}</Banner>}
        <Select
          label={t('copy.form')}
          name="form"
          value={values.form}
          autoFocus
          options={forms.map((value) => ({ value, label: label('copy.form', value) }))}
          onChange={(value) => set({ form: value as CopyForm })}
        />
        {asksCopies && (
          <TextField
            label={t('copy.copies')}
            name="copies"
            value={values.copies}
            onChange={(copies) => set({ copies })}
            inputMode="numeric"
            maxLength={3}
            required
            error={fault('copies')}
          />
        )}
        <TextField
          label={t('copy.holder')}
          name="holder"
          value={values.holder}
          onChange={(holder) => set({ holder })}
          hint={t('copy.holderHint')}
          maxLength={300}
          required
          error={fault('holder')}
        />
        <TextField
          label={t('copy.purpose')}
          name="purpose"
          value={values.purpose}
          onChange={(purpose) => set({ purpose })}
          maxLength={1000}
          required
          error={fault('purpose')}
        />
        {asksAuthority && (
          <TextField
            label={t('copy.authority')}
            name="authority"
            value={values.authority}
            onChange={(authority) => set({ authority })}
            maxLength={300}
            required
            error={fault('authority')}
          />
        )}
        <p className="dim">{t('copy.logged')}</p>
        <div className="row">
          <Button type="submit" tone="primary" busy={record.isPending}>
            {t(`copy.go.${act}`)}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
