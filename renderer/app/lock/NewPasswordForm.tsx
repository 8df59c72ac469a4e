import type { Result } from '../../../shared/errors';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, PasswordField } from '../../ui';
import { isAcceptable, NewPassword } from './NewPassword';
import { useSecrets } from './secrets';

export interface NewSecrets {
  readonly pin: string;
  readonly password: string;
  readonly newPassword: string;
}

export interface NewPasswordFormProps<T> {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly send: (secrets: NewSecrets) => Promise<Result<T>>;
  readonly onDone: (value: T) => void;
}

const names = ['pin', 'password', 'newPassword', 'repeat'] as const;

/** PIN, the password that was given out, and the officer's own that takes its place. */
export function NewPasswordForm<T>({ title, text, action, send, onDone }: NewPasswordFormProps<T>) {
  const { values, set, error, busy, form, complete, attempt } = useSecrets(names);
  const { pin, password, newPassword, repeat } = values;
  const submit = async () => {
    if (busy || !complete() || !isAcceptable(newPassword, repeat, password)) return;
    const done = await attempt(() => send({ pin, password, newPassword }));
    if (done !== null) onDone(done);
  };
  return (
    <form
      ref={form}
      className="stack"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{title}</h2>
      <p>{text}</p>
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
          {action}
        </Button>
        {busy && <span role="status">{t('lock.unlocking')}</span>}
      </div>
    </form>
  );
}
