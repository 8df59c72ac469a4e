import { NativeSelect } from '@mantine/core';
import { type FieldProps, inputAttributes } from './fields';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends Omit<FieldProps, 'ref' | 'onBlur' | 'maxLength' | 'placeholder'> {
  readonly options: readonly Option[];
  /** Text of the empty choice; without it there is none. */
  readonly empty?: string;
}

/** One of a few. The system's own list: typing a letter and the arrow keys work as everywhere else on the machine. */
export function Select(props: SelectProps) {
  const { autoComplete, spellCheck, onBlur, maxLength, placeholder, ...attributes } = inputAttributes(props);
  const known = props.value === '' || props.options.some((option) => option.value === props.value);
  const options = known ? props.options : [...props.options, { value: props.value, label: props.value }];
  return (
    <NativeSelect
      {...attributes}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      data={[...(props.empty === undefined ? [] : [{ value: '', label: props.empty }]), ...options]}
    />
  );
}
