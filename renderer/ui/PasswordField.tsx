import { PasswordInput } from '@mantine/core';
import { t } from '../i18n/t';
import { type FieldProps, inputAttributes } from './fields';

/** A PIN or a password: hidden, shown on demand, never filled in or kept by the browser. */
export function PasswordField(props: FieldProps) {
  return (
    <PasswordInput
      {...inputAttributes(props)}
      ref={props.ref}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': t('field.showSecret'), tabIndex: -1 }}
    />
  );
}
