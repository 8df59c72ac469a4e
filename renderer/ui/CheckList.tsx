import type { Option } from './Select';

export interface CheckListProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly error?: string | undefined;
}

/** Several of a few; every box is a tab stop of its own. What is chosen keeps the order of the list. */
export function CheckList({ label, options, chosen, onChange, error }: CheckListProps) {
  const toggle = (value: string) => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    onChange(options.map((option) => option.value).filter((known) => next.has(known)));
  };
  return (
    <fieldset className="check-list" aria-invalid={error ? true : undefined}>
      <legend>{label}</legend>
      <div className="check-list-boxes">
        {options.map((option) => (
          <label key={option.value} className="check-line">
            <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error && (
        <p role="alert" className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
