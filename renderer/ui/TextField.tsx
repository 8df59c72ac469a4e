import { FieldFrame } from './FieldFrame';
import type { FieldProps } from './fields';

/** One line of text. */
export function TextField(props: FieldProps) {
  return (
    <FieldFrame {...props}>
      {(control) => (
        <input
          {...control}
          ref={props.ref}
          className="input"
          type="text"
          value={props.value}
          inputMode={props.inputMode}
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
