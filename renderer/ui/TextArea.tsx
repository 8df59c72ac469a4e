import type { CSSProperties } from 'react';
import { FieldFrame } from './FieldFrame';
import type { FieldProps } from './fields';

export interface TextAreaProps extends Omit<FieldProps, 'ref' | 'inputMode'> {
  readonly rows?: number;
}

/** Several lines of text, of a fixed height that the officer may drag. */
export function TextArea(props: TextAreaProps) {
  return (
    <FieldFrame {...props}>
      {(control) => (
        <textarea
          {...control}
          className="input"
          rows={props.rows ?? 3}
          style={{ '--rows': props.rows ?? 3 } as CSSProperties}
          value={props.value}
          readOnly={props.readOnly ?? false}
          maxLength={props.maxLength}
          placeholder={props.placeholder}
          autoComplete="off"
          spellCheck={false}
          onBlur={props.onBlur}
          onKeyDown={props.onKeyDown}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  );
}
