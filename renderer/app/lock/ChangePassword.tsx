import type { Desk } from '../../../shared/ipc/desk';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, PasswordField } from '../../ui';
import { isAcceptable, NewPassword } from './NewPassword';
import { useSecrets } from './secrets';
import type { TokenInfo } from './useTokens';

export interface ChangePasswordProps {
  readonly desk: Desk;
  readonly token: TokenInfo;
  readonly onChanged: () => void;
  readonly onFailed: () => void;
}

const names = ['pin', 'password', 'newPassword', 'repeat'] as const;

/** A password that was given out opens nothing but this. */
export function ChangePassword({ desk, token, onChanged, onFailed }: ChangePasswordProps) {
  const { values, set, error, busy, form, complete, attempt } = useSecrets(names);
  const { pin, password, newPassword, repeat } = values;
  const submit = async () => {
    if (busy || !complete() || !isAcceptable(newPassword, repeat, password)) return;
    const changed = await attempt(async () => {
      const result = await desk.call['desk.changePassword']({ serial: token.serial, pin, password, newPassword });
      if (!result.ok) onFailed();
      return result;
    });
    if (changed) onChanged();
  };
  return (
    <form
      ref={form}
      className="stack"
      aria-label={t('lock.mustChangeTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{t('lock.mustChangeTitle')}</h2>
      <p>{t('lock.mustChangeText')}</p>
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
      <div>
        <Button tone="primary" type="submit" busy={busy}>
          {t('lock.change')}
        </Button>
      </div>
    </form>
  );
}
