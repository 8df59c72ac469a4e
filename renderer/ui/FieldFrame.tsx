import { type ReactNode, useId } from 'react';
import type { FieldProps } from './fields';

/** What ties a control to its label, hint and error. */
export interface ControlAttributes {
  readonly id: string;
  readonly name?: string | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: true | undefined;
  readonly 'data-autofocus'?: true | undefined;
  readonly autoFocus: boolean;
  readonly required: boolean;
  readonly disabled: boolean;
}

export interface FieldFrameProps
  extends Pick<FieldProps, 'label' | 'hint' | 'error' | 'required' | 'disabled' | 'hideLabel' | 'autoFocus' | 'name'> {
  readonly children: (control: ControlAttributes) => ReactNode;
}

/**
 * A label, a control, and what is said about it. The controls are the browser's own: a form of eighty of them must take
 * a key within one frame on a slow machine.
 */
export function FieldFrame(props: FieldFrameProps) {
  const { label, hint, error, required = false, disabled = false, hideLabel = false, autoFocus = false } = props;
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      {!hideLabel && (
        <label className="field-label" htmlFor={id}>
          {label}
          {required && (
            <span className="field-mark" aria-hidden="true">
              {' *'}
            </span>
          )}
        </label>
      )}
      {props.children({
        id,
        name: props.name,
        'aria-label': hideLabel ? label : undefined,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'data-autofocus': autoFocus || undefined,
        autoFocus,
        required,
        disabled,
      })}
      {hint && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="field-error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}
