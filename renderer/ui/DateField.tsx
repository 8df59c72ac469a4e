import { TextInput } from '@mantine/core';
import { formatDay, parseDay } from '../i18n/dates';
import { t } from '../i18n/t';
import { type FieldProps, inputAttributes } from './fields';

/**
 * A day typed by hand: 1/2/2026, 01022026 or 1/2 (this year). Nothing is rewritten while typing; on leaving the field,
 * a day that is understood is spelt out as dd/mm/yyyy and one that is not stays as typed for the officer to mend.
 */
export function DateField(props: FieldProps) {
  return (
    <TextInput
      {...inputAttributes({ placeholder: t('field.dayPlaceholder'), maxLength: 20, ...props })}
      ref={props.ref}
      inputMode="numeric"
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onBlur={(event) => {
        const day = parseDay(props.value);
        if (day && formatDay(day) !== props.value) props.onChange(formatDay(day));
        props.onBlur?.(event);
      }}
    />
  );
}
