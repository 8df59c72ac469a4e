import { useCallback, useEffect, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import type { CallOutput } from '../../../shared/ipc/contract';
import type { Desk } from '../../../shared/ipc/desk';
import type { GateTopic } from '../../features/help/GateManual';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button } from '../../ui';
import type { AppInfo, Unlocked } from '../useSession';
import { Configure } from './Configure';
import { Gate } from './Gate';
import { TokenDoor } from './TokenDoor';

export interface LockScreenProps {
  readonly desk: Desk;
  readonly info: AppInfo | null;
  readonly onUnlocked: (unlocked: Unlocked, setup: Uint8Array<ArrayBuffer>) => void;
}

type DeskState = CallOutput<'desk.state'>;

/** The page of the manual for a desk at that stage. */
const helpOf = (state: DeskState | null): GateTopic =>
  state?.stage === 'not-configured' || state?.stage === 'not-enrolled' ? 'setup' : 'token';

/** What stands between a closed desk and its letters: set-up file, token, PIN, password; one step at a time. */
export function LockScreen({ desk, info, onUnlocked }: LockScreenProps) {
  const [state, setState] = useState<DeskState | null>(null);
  const [error, setError] = useState<DeskError | null>(null);

  const refresh = useCallback(async () => {
    const result = await desk.call['desk.state']({});
    if (!result.ok) {
      setError(result.error);
      return;
    }
    setError(null);
    setState(result.value);
    // A page that was loaded anew holds no keys: main's half of the session has no use any more.
    if (result.value.stage === 'unlocked') void desk.call['desk.lock']({});
  }, [desk]);
  useEffect(() => void refresh(), [refresh]);

  return (
    <Gate
      title={t('app.name')}
      note={info ? t('app.version', { version: info.version }) : undefined}
      help={error ? 'trouble' : helpOf(state)}
    >
      {info?.host === 'stand-in' && <Banner tone="warn">{t('app.standIn')}</Banner>}
      {error && (
        <Banner
          tone="danger"
          actions={
            <Button size="small" onClick={() => void refresh()}>
              {t('action.retry')}
            </Button>
          }
        >
          {errorText(error)}
        </Banner>
      )}
      {!state && !error && <p role="status">{t('lock.loading')}</p>}
      {state?.stage === 'not-configured' && <Configure desk={desk} onConfigured={() => void refresh()} />}
      {state && state.stage !== 'not-configured' && (
        <>
          {state.lockReason !== 'start' && (
            <p role="status" className="dim">
              {t(`lock.reason.${state.lockReason}`)} {t('lock.draftsKept')}
            </p>
          )}
          <TokenDoor
            desk={desk}
            first={state.stage === 'not-enrolled'}
            onStage={() => void refresh()}
            onUnlocked={(unlocked) => {
              if (state.setup) onUnlocked(unlocked, state.setup);
              else setError({ code: 'NOT_CONFIGURED' });
            }}
          />
        </>
      )}
    </Gate>
  );
}
