import { FieldFrame } from './FieldFrame';
import type { FieldProps } from './fields';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps
  extends Omit<FieldProps, 'ref' | 'onBlur' | 'maxLength' | 'placeholder' | 'readOnly' | 'inputMode'> {
  readonly options: readonly Option[];
  /** Text of the empty choice; without it there is none. */
  readonly empty?: string | undefined;
}

/** One of a few. The system's own list: typing a letter and the arrow keys work as everywhere else on the machine. */
export function Select(props: SelectProps) {
  const known = props.value === '' || props.options.some((option) => option.value === props.value);
  const options = known ? props.options : [...props.options, { value: props.value, label: props.value }];
  return (
    <FieldFrame {...props}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={props.value}
          onKeyDown={props.onKeyDown}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          {props.empty !== undefined && <option value="">{props.empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
