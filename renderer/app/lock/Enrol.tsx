import type { Desk } from '../../../shared/ipc/desk';
import { t } from '../../i18n/t';
import type { Unlocked } from '../useSession';
import { NewPasswordForm, type NewSecrets } from './NewPasswordForm';
import type { TokenInfo } from './useTokens';

export interface EnrolProps {
  readonly desk: Desk;
  readonly token: TokenInfo;
  readonly onUnlocked: (unlocked: Unlocked) => void;
  readonly onStage: () => void;
  readonly onFailed: () => void;
}

/** First use of a desk: the password that was given out is replaced by the officer's own in the same act. */
export function Enrol({ desk, token, onUnlocked, onStage, onFailed }: EnrolProps) {
  const send = async (secrets: NewSecrets) => {
    const result = await desk.call['desk.enrol']({ serial: token.serial, ...secrets });
    if (!result.ok) {
      if (result.error.code === 'ALREADY_ENROLLED' || result.error.code === 'NOT_CONFIGURED') onStage();
      onFailed();
    }
    return result;
  };
  return (
    <NewPasswordForm
      title={t('lock.enrolTitle')}
      text={t('lock.enrolText')}
      action={t('lock.enrol')}
      send={send}
      onDone={onUnlocked}
    />
  );
}
