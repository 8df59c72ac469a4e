import type { Desk } from '../../../shared/ipc/desk';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, PasswordField } from '../../ui';
import type { Unlocked } from '../useSession';
import { isAcceptable, NewPassword } from './NewPassword';
import { useSecrets } from './secrets';
import type { TokenInfo } from './useTokens';

export interface EnrolProps {
  readonly desk: Desk;
  readonly token: TokenInfo;
  readonly onUnlocked: (unlocked: Unlocked) => void;
  readonly onStage: () => void;
  readonly onFailed: () => void;
}

const names = ['pin', 'password', 'newPassword', 'repeat'] as const;

/** First use of a desk: the password that was given out is replaced by the officer's own in the same act. */
export function Enrol({ desk, token, onUnlocked, onStage, onFailed }: EnrolProps) {
  const { values, set, error, busy, form, complete, attempt } = useSecrets(names);
  const { pin, password, newPassword, repeat } = values;
  const submit = async () => {
    if (busy || !complete() || !isAcceptable(newPassword, repeat, password)) return;
    const unlocked = await attempt(async () => {
      const result = await desk.call['desk.enrol']({ serial: token.serial, pin, password, newPassword });
      if (!result.ok) {
        if (result.error.code === 'ALREADY_ENROLLED' || result.error.code === 'NOT_CONFIGURED') onStage();
        onFailed();
      }
      return result;
    });
    if (unlocked) onUnlocked(unlocked);
  };
  return (
    <form
      ref={form}
      className="stack"
      aria-label={t('lock.enrolTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{t('lock.enrolTitle')}</h2>
      <p>{t('lock.enrolText')}</p>
      {error && <Banner tone="danger">{errorText(error)}</Banner>}
      <PasswordField name="pin" label={t('lock.pin')} value={pin} onChange={set('pin')} maxLength={64} autoFocus />
      <PasswordField
        name="password"
        label={t('lock.givenPassword')}
        value={password}
        onChange={set('password')}
        maxLength={128}
      />
      <NewPassword
        value={newPassword}
        repeat={repeat}
        given={password}
        onValue={set('newPassword')}
        onRepeat={set('repeat')}
      />
      <div className="row">
        <Button tone="primary" type="submit" busy={busy}>
          {t('lock.enrol')}
        </Button>
        {busy && <span role="status">{t('lock.unlocking')}</span>}
      </div>
    </form>
  );
}
