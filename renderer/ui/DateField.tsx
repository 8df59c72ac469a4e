import { formatDay, parseDay } from '../i18n/dates';
import { t } from '../i18n/t';
import type { FieldProps } from './fields';
import { TextField } from './TextField';

/**
 * A day typed by hand: 1/2/2026, 01022026, 1/2 (this year) or hn (today). Nothing is rewritten while typing; on leaving
 * the field, a day that is understood is spelt out as dd/mm/yyyy and one that is not stays as typed for the officer to
 * mend.
 */
export function DateField(props: FieldProps) {
  return (
    <TextField
      placeholder={t('field.dayPlaceholder')}
      maxLength={20}
      {...props}
      onBlur={(event) => {
        const day = parseDay(props.value);
        if (day && formatDay(day) !== props.value) props.onChange(formatDay(day));
        props.onBlur?.(event);
      }}
    />
  );
}
