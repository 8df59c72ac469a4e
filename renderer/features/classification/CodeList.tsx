import { type KeyboardEvent, useRef, useState } from 'react';
import { Standing } from '../clock/Standing';
import type { RuleGroup, Rules } from '../common/rules';

export interface CodeListProps {
  readonly label: string;
  readonly group: Extract<RuleGroup, 'criteria' | 'refusals' | 'classes'>;
  readonly rules: Rules;
  readonly kind?: string;
  /** One of the list, or any number. */
  readonly single?: boolean;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly error?: string | undefined;
}

/** Digits typed within this time belong together. */
const digitsMs = 900;

/**
 * A list of numbered codes as one tab stop: arrows move, Space ticks, and typing the number of a line goes to it. Every
 * line says whether its rule's source was read.
 */
export function CodeList({ label, group, rules, kind, single = false, chosen, onChange, error }: CodeListProps) {
  const root = useRef<HTMLFieldSetElement>(null);
  const typed = useRef({ digits: '', at: 0 });
  const [active, setActive] = useState(0);
  const offered = rules.options(group, kind === undefined ? {} : { kind });
  const strange = chosen.filter((code) => !offered.some(({ value }) => value === code));
  const options = single
    ? [...offered, ...strange.map((value) => ({ value, label: rules.name(group, value) }))]
    : offered;
  const focus = (place: number) => {
    const to = Math.max(0, Math.min(options.length - 1, place));
    setActive(to);
    root.current?.querySelectorAll<HTMLInputElement>('input')[to]?.focus();
  };
  const toggle = (value: string) => {
    if (single) return onChange([value]);
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    onChange(options.map((option) => option.value).filter((code) => next.has(code)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey) return;
    const step = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: options.length - 1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      focus(step);
    } else if (/^\d$/.test(event.key)) {
      event.preventDefault();
      const fresh = event.timeStamp - typed.current.at > digitsMs;
      typed.current = { digits: (fresh ? '' : typed.current.digits) + event.key, at: event.timeStamp };
      const place = Number(typed.current.digits);
      if (place >= 1 && place <= options.length) focus(place - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const option = options[active];
      if (option) toggle(option.value);
    }
  };
  return (
    <fieldset ref={root} className="code-list" aria-invalid={error ? true : undefined} onKeyDown={onKeyDown}>
      <legend>{label}</legend>
      <div className="code-list-lines">
        {options.map(({ value, label: name }, place) => (
          <label key={value} className="code-line">
            <input
              type={single ? 'radio' : 'checkbox'}
              name={single ? `${group}-one` : undefined}
              checked={chosen.includes(value)}
              tabIndex={place === Math.min(active, options.length - 1) ? 0 : -1}
              onFocus={() => setActive(place)}
              onChange={() => toggle(value)}
            />
            <span className="code-number" aria-hidden="true">
              {place + 1}
            </span>
            <span>
              {name} <Standing standing={rules.standing(group, value)} />
              {rules.hint(group, value) && <span className="field-hint">{rules.hint(group, value)}</span>}
            </span>
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
