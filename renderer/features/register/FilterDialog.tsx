import { useState } from 'react';
import { formatDay, parseDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Button, CheckList, DateField, Dialog, Select, TextField } from '../../ui';
import { type Condition, type ListField, listFields } from '../../vault/api';
import { moveOnEnter } from '../intake/enterMoves';
import type { FieldNames } from './fieldNames';
import { askedText, conditionOn, type Filters, withCondition } from './filters';

export interface FilterDialogProps {
  readonly filters: Filters;
  readonly names: FieldNames;
  /** The field to begin with. */
  readonly field: ListField;
  /** Values that the letters of the list have, for fields that no catalogue tells. */
  readonly found: Readonly<Partial<Record<ListField, Readonly<Record<string, number>>>>>;
  readonly onChange: (filters: Filters) => void;
  readonly onClose: () => void;
}

type Mode = 'is' | 'range' | 'has' | 'empty' | 'filled';
const modes = { code: 'is', codes: 'is', day: 'range', number: 'range', text: 'has', words: 'has' } as const;
const fields = Object.keys(listFields) as ListField[];

interface Draft {
  readonly mode: Mode;
  readonly values: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** One condition on any field of the list: values of the catalogue, days, numbers, words, empty or filled. */
export function FilterDialog({ filters, names, field: begun, found, onChange, onClose }: FilterDialogProps) {
  const [field, setField] = useState(begun);
  const [draft, setDraft] = useState(() => draftOf(filters, begun));
  const [tried, setTried] = useState(false);
  const type = listFields[field];
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const condition = conditionFrom(field, draft);
  const bad = (typed: string) =>
    typed.trim() === '' || boundOf(field, typed) !== null
      ? undefined
      : t(type === 'day' ? 'register.badDay' : 'filter.badNumber');
  const choose = (next: ListField) => {
    setField(next);
    setDraft(draftOf(filters, next));
    setTried(false);
  };
  const apply = () => {
    setTried(true);
    if (!condition) return;
    onChange(withCondition(filters, field, condition));
    onClose();
  };
  const Range = type === 'day' ? DateField : TextField;
  const catalogue = names.options(field);
  const options =
    catalogue.length > 0
      ? catalogue
      : Object.keys(found[field] ?? {})
          .filter((value) => value !== '')
          .sort((a, b) => a.localeCompare(b, 'vi'))
          .map((value) => ({ value, label: names.value(field, value) }));
  return (
    <Dialog title={t('filter.title')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        aria-label={t('filter.title')}
        onKeyDown={(event) => {
          if (
            draft.mode === 'range' &&
            event.target instanceof HTMLElement &&
            event.target.matches('[name="from"], select')
          )
            moveOnEnter(event);
        }}
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <Select
          label={t('filter.field')}
          value={field}
          autoFocus
          options={fields.map((value) => ({ value, label: names.field(value) }))}
          onChange={(value) => choose(value as ListField)}
        />
        <Select
          label={t('filter.mode')}
          value={draft.mode}
          options={(type === 'words' ? ['has'] : [modes[type], 'empty', 'filled']).map((mode) => ({
            value: mode,
            label: t(`filter.mode.${mode as Mode}`),
          }))}
          onChange={(mode) => set({ mode: mode as Mode })}
        />
        {draft.mode === 'is' && (
          <CheckList
            label={names.field(field)}
            options={options}
            chosen={draft.values}
            onChange={(values) => set({ values })}
            error={tried && !condition ? t('filter.chooseOne') : undefined}
          />
        )}
        {draft.mode === 'range' && (
          <div className="row row-end">
            <Range
              label={t('filter.fromBound')}
              name="from"
              value={draft.from}
              error={bad(draft.from)}
              onChange={(from) => set({ from })}
            />
            <Range
              label={t('filter.toBound')}
              name="to"
              value={draft.to}
              error={bad(draft.to) ?? (tried && !condition && !bad(draft.from) ? t('filter.chooseBound') : undefined)}
              onChange={(to) => set({ to })}
            />
          </div>
        )}
        {draft.mode === 'has' && (
          <TextField
            label={t('filter.words')}
            value={draft.text}
            maxLength={200}
            error={tried && !condition ? t('form.error.required') : undefined}
            onChange={(text) => set({ text })}
          />
        )}
        <div className="form-foot">
          <Button type="submit" tone="primary">
            {t('filter.apply')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What stands on a field now, as it would be typed. */
function draftOf(filters: Filters, field: ListField): Draft {
  const now = conditionOn(filters, field);
  const type = listFields[field];
  const typed = (bound: string | number | undefined) =>
    bound === undefined ? '' : type === 'day' ? formatDay(String(bound)) : String(bound);
  return {
    mode: now?.op === 'empty' || now?.op === 'filled' ? now.op : modes[type],
    values: now?.op === 'in' ? now.values : [],
    from: now?.op === 'between' ? typed(now.from) : '',
    to: now?.op === 'between' ? typed(now.to) : '',
    text: now?.op === 'has' ? now.text : '',
  };
}

/** A bound as the vault takes it; null for what is none. */
function boundOf(field: ListField, typed: string): string | number | null {
  if (listFields[field] === 'day') return parseDay(typed);
  return /^\d{1,9}$/.test(typed.trim()) ? Number(typed.trim()) : null;
}

/** null while something is missing. */
function conditionFrom(field: ListField, { mode, values, from, to, text }: Draft): Condition | null {
  if (mode === 'empty' || mode === 'filled') return { field, op: mode };
  if (mode === 'is') return values.length > 0 ? { field, op: 'in', values } : null;
  if (mode === 'has') return text.trim() ? { field, op: 'has', text: askedText(text) } : null;
  const [low, high] = [from, to].map((typed) => (typed.trim() === '' ? undefined : boundOf(field, typed)));
  if (low === null || high === null || (low === undefined && high === undefined)) return null;
  return {
    field,
    op: 'between',
    ...(low === undefined ? {} : { from: low }),
    ...(high === undefined ? {} : { to: high }),
  };
}
