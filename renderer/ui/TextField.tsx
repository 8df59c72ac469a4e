import { TextInput } from '@mantine/core';
import { type FieldProps, inputAttributes } from './fields';

/** One line of text. */
export function TextField(props: FieldProps) {
  return (
    <TextInput
      {...inputAttributes(props)}
      ref={props.ref}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
