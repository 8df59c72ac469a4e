import { t } from '../../i18n/t';
import { PasswordField } from '../../ui';
import { type Advice, passwordAdvice } from './password';

export interface NewPasswordProps {
  readonly value: string;
  readonly repeat: string;
  readonly given: string;
  readonly onValue: (value: string) => void;
  readonly onRepeat: (value: string) => void;
}

/** A new password, typed twice, with what it still lacks said in words. */
export function NewPassword({ value, repeat, given, onValue, onRepeat }: NewPasswordProps) {
  const advice = passwordAdvice(value, given);
  const differ = repeat !== '' && repeat !== value;
  return (
    <>
      <PasswordField
        name="newPassword"
        label={t('lock.newPassword')}
        value={value}
        onChange={onValue}
        hint={value === '' ? t('password.rules') : adviceText(advice)}
        maxLength={128}
      />
      <PasswordField
        name="repeat"
        label={t('lock.repeatPassword')}
        value={repeat}
        onChange={onRepeat}
        error={differ ? t('password.differ') : undefined}
        maxLength={128}
      />
    </>
  );
}

const adviceText = (advice: Advice): string => t(advice.text, advice.params ?? {});

/** Whether the two fields hold one acceptable new password. */
export const isAcceptable = (value: string, repeat: string, given: string): boolean =>
  value === repeat && passwordAdvice(value, given).good;
