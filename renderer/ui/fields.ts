import type { FocusEvent, KeyboardEvent, Ref } from 'react';

/** What every one-value field takes. Values are plain strings and are never rewritten while someone types. */
export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** Shown and reachable, not to be changed here. */
  readonly readOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly name?: string;
  readonly inputMode?: 'text' | 'numeric' | undefined;
  readonly hideLabel?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Attributes of the library's own inputs, where one is used still. */
export function inputAttributes(props: Omit<FieldProps, 'ref' | 'onChange' | 'value'>) {
  return {
    size: 'xs' as const,
    name: props.name,
    label: props.hideLabel ? undefined : props.label,
    'aria-label': props.hideLabel ? props.label : undefined,
    error: props.error,
    description: props.hint,
    required: props.required ?? false,
    disabled: props.disabled ?? false,
    autoFocus: props.autoFocus ?? false,
    'data-autofocus': props.autoFocus || undefined,
    maxLength: props.maxLength,
    placeholder: props.placeholder,
    onBlur: props.onBlur,
    autoComplete: 'off',
    spellCheck: false,
    errorProps: { role: 'alert' as const },
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
  };
}
