import type { Desk } from '../../../shared/ipc/desk';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, PasswordField } from '../../ui';
import type { Unlocked } from '../useSession';
import { useSecrets } from './secrets';
import type { TokenInfo } from './useTokens';

export interface UnlockProps {
  readonly desk: Desk;
  readonly token: TokenInfo;
  /** The password has just been changed. */
  readonly changed: boolean;
  readonly onUnlocked: (unlocked: Unlocked) => void;
  readonly onMustChange: () => void;
  /** The desk turned out to be at another stage. */
  readonly onStage: () => void;
  readonly onFailed: () => void;
}

const names = ['pin', 'password'] as const;

/** PIN and password of a desk that is in use. */
export function Unlock({ desk, token, changed, onUnlocked, onMustChange, onStage, onFailed }: UnlockProps) {
  const { values, set, error, busy, form, complete, attempt } = useSecrets(names);
  const submit = async () => {
    if (busy || !complete()) return;
    const unlocked = await attempt(async () => {
      const result = await desk.call['desk.unlock']({ serial: token.serial, ...values });
      if (!result.ok) {
        if (result.error.code === 'PASSWORD_MUST_CHANGE') onMustChange();
        if (result.error.code === 'NOT_ENROLLED' || result.error.code === 'NOT_CONFIGURED') onStage();
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
      aria-label={t('lock.unlockTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {changed && !error && <Banner tone="ok">{t('lock.changed')}</Banner>}
      {error && <Banner tone="danger">{errorText(error)}</Banner>}
      <PasswordField
        name="pin"
        label={t('lock.pin')}
        value={values.pin}
        onChange={set('pin')}
        maxLength={64}
        autoFocus
      />
      <PasswordField
        name="password"
        label={t('lock.password')}
        value={values.password}
        onChange={set('password')}
        maxLength={128}
      />
      <div className="row">
        <Button tone="primary" type="submit" busy={busy}>
          {t('lock.unlock')}
        </Button>
        {busy && <span role="status">{t('lock.unlocking')}</span>}
      </div>
    </form>
  );
}
