import type { Desk } from '../../../shared/ipc/desk';
import { t } from '../../i18n/t';
import { NewPasswordForm, type NewSecrets } from './NewPasswordForm';
import type { TokenInfo } from './useTokens';

export interface ChangePasswordProps {
  readonly desk: Desk;
  readonly token: TokenInfo;
  readonly onChanged: () => void;
  readonly onFailed: () => void;
}

/** A password that was given out opens nothing but this. */
export function ChangePassword({ desk, token, onChanged, onFailed }: ChangePasswordProps) {
  const send = async (secrets: NewSecrets) => {
    const result = await desk.call['desk.changePassword']({ serial: token.serial, ...secrets });
    if (!result.ok) onFailed();
    return result;
  };
  return (
    <NewPasswordForm
      title={t('lock.mustChangeTitle')}
      text={t('lock.mustChangeText')}
      action={t('lock.change')}
      send={send}
      onDone={onChanged}
    />
  );
}
