import { type KeyboardEvent, memo } from 'react';
import { t } from '../../i18n/t';
import { announce, Checkbox, DateField, isComposing, type Option, Select, TextArea, TextField } from '../../ui';
import { whyNothing } from './former';
import { type TextPath, type TickPath, valueAt } from './formStore';
import { useForm, useProblem, useText, useTick } from './useForm';

interface BoundProps {
  readonly path: TextPath;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required?: boolean;
}

/** What every field of the form has from its place in it: value, problem, Ctrl+D, and whether it is covered. */
function useBound({ path, label, hint, required = false }: BoundProps) {
  const { store, former, locked } = useForm();
  const value = useText(path);
  const problem = useProblem(path);
  const isLocked = locked.has(path.split('.')[0]!);
  return {
    label,
    hint,
    required,
    name: path,
    value,
    error: problem && t(problem),
    isLocked,
    onChange: (text: string) => store.write(path, text),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (!isRepeat(event)) return;
      event.preventDefault();
      if (isLocked) return;
      const before = former ? valueAt(former, path) : undefined;
      if (typeof before === 'string' && before !== '') store.write(path, before);
      else announce(t(whyNothing(former, path)));
    },
  };
}

const isRepeat = (event: KeyboardEvent): boolean =>
  event.ctrlKey && !event.altKey && event.key.toLowerCase() === 'd' && !isComposing(event.nativeEvent);

/** One line. */
export const Line = memo(function Line(
  props: BoundProps & { readonly placeholder?: string | undefined; readonly digits?: boolean },
) {
  const { isLocked, ...field } = useBound(props);
  return (
    <TextField
      {...field}
      readOnly={isLocked}
      inputMode={props.digits ? 'numeric' : undefined}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
    />
  );
});

/** Several lines. */
export const Lines = memo(function Lines(props: BoundProps & { readonly rows: number }) {
  const { isLocked, ...field } = useBound(props);
  return <TextArea {...field} readOnly={isLocked} rows={props.rows} />;
});

/** A day, spelt out when the officer leaves it. */
export const Day = memo(function Day(props: BoundProps) {
  const { isLocked, ...field } = useBound(props);
  return <DateField {...field} readOnly={isLocked} />;
});

/** One code of a catalogue. */
export const Choice = memo(function Choice(
  props: BoundProps & { readonly options: readonly Option[]; readonly empty?: string | undefined },
) {
  const { isLocked, ...field } = useBound(props);
  return <Select {...field} disabled={isLocked} options={props.options} empty={props.empty} />;
});

/** Yes or no. */
export const Tick = memo(function Tick({ path, label }: { readonly path: TickPath; readonly label: string }) {
  const { store, locked } = useForm();
  const checked = useTick(path);
  return (
    <Checkbox
      label={label}
      checked={checked}
      disabled={locked.has(path.split('.')[0]!)}
      onChange={(value) => store.write(path, value)}
    />
  );
});
