import type { Desk } from '../../shared/ipc/desk';
import type { VaultPort } from '../features/common/vault';
import { t } from '../i18n/t';
import { UiProvider } from '../ui';
import { ErrorBoundary } from './ErrorBoundary';
import { LockScreen } from './lock/LockScreen';
import { Marking } from './Marking';
import { Opening } from './Opening';
import { useSession } from './useSession';
import { Workspace } from './Workspace';

export interface AppProps {
  readonly desk: Desk;
  /** Starts a vault worker; called once per unlock. */
  readonly openClient: () => VaultPort;
  /** Starts a practice vault's worker. */
  readonly openPractice: () => VaultPort;
}

/** The whole desk: locked, opening or open. */
export function App(props: AppProps) {
  return (
    <UiProvider>
      <ErrorBoundary>
        <Desktop {...props} />
      </ErrorBoundary>
    </UiProvider>
  );
}

function Desktop({ desk, openClient, openPractice }: AppProps) {
  const { info, session, unlocked, lock } = useSession(desk, openClient);
  const training = info?.training ?? false;
  if (session.stage === 'open') {
    return (
      <Workspace
        desk={desk}
        vault={session.vault}
        outcome={session.outcome}
        holder={session.holder}
        alarm={session.alarm}
        info={info}
        onLock={lock}
        openPractice={openPractice}
      />
    );
  }
  return (
    <div className="lock">
      <Marking training={training} />
      {session.stage === 'locked' && <LockScreen key={session.count} desk={desk} info={info} onUnlocked={unlocked} />}
      {session.stage === 'closing' && (
        <main className="lock-body">
          <p role="status">{t('lock.closing')}</p>
        </main>
      )}
      {session.stage === 'opening' && <Opening vault={session.vault} error={session.error} onBack={lock} />}
    </div>
  );
}
