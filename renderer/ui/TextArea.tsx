import { Textarea } from '@mantine/core';
import { type FieldProps, inputAttributes } from './fields';

export interface TextAreaProps extends Omit<FieldProps, 'ref'> {
  readonly rows?: number;
}

/** Several lines of text, of a fixed height that the officer may drag. */
export function TextArea(props: TextAreaProps) {
  return (
    <Textarea
      {...inputAttributes(props)}
      rows={props.rows ?? 3}
      resize="vertical"
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
