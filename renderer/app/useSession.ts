import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DeskError } from '../../shared/errors';
import type { CallOutput } from '../../shared/ipc/contract';
import type { Desk } from '../../shared/ipc/desk';
import type { VaultPort } from '../features/common/vault';
import { announce, clearToasts, closePalette } from '../ui';
import type { OpenOutcome } from '../vault/api';

export type AppInfo = CallOutput<'app.info'>;
export type Unlocked = CallOutput<'desk.unlock'>;

export type Session =
  | { readonly stage: 'locked'; readonly count: number }
  /** Locked after it was open: main is about to renew the page, and what is typed into it now would be lost. */
  | { readonly stage: 'closing' }
  | { readonly stage: 'opening'; readonly vault: VaultPort; readonly error: DeskError | null }
  | {
      readonly stage: 'open';
      readonly vault: VaultPort;
      readonly outcome: OpenOutcome;
      readonly holder: string;
      /** What the vault found wrong while it was opened; nobody else was listening then. */
      readonly alarm: DeskError | null;
    };

/** ms until the page asks for the PIN itself, should main not have renewed it; main does so within 2 s. */
const renewedWithin = 2500;

/**
 * Locked → opening → open, and back to locked at once when main says so: in the same turn the page shows nothing of a
 * letter, the worker with every key is ended and what the screens had cached is gone with them.
 */
export function useSession(desk: Desk, openClient: () => VaultPort) {
  const [info, setInfo] = useState<AppInfo | null>(null);
  const [session, setSession] = useState<Session>({ stage: 'locked', count: 0 });
  const client = useRef<VaultPort | null>(null);

  useEffect(() => {
    void desk.call['app.info']({}).then((result) => result.ok && setInfo(result.value));
  }, [desk]);

  const drop = useCallback(() => {
    client.current?.terminate();
    client.current = null;
    closePalette();
    clearToasts();
    announce('');
    setSession((was) => (was.stage === 'locked' ? { stage: 'locked', count: was.count + 1 } : { stage: 'closing' }));
  }, []);

  const closing = session.stage === 'closing';
  useEffect(() => {
    if (!closing) return;
    const timer = setTimeout(() => setSession({ stage: 'locked', count: 1 }), renewedWithin);
    return () => clearTimeout(timer);
  }, [closing]);

  useEffect(() => desk.on['desk.locked'](() => flushSync(drop)), [desk, drop]);

  const lock = useCallback(() => {
    void desk.call['desk.lock']({});
    drop();
  }, [desk, drop]);

  const unlocked = useCallback(
    async ({ vaultId, dek, certificate }: Unlocked, setup: Uint8Array<ArrayBuffer>) => {
      const vault = openClient();
      client.current = vault;
      setSession({ stage: 'opening', vault, error: null });
      let alarm: DeskError | null = null;
      const hush = vault.on('alarm', ({ error }) => {
        alarm ??= error;
      });
      const opened = await vault.call('open', { vaultId, dek, certificateSha256: certificate.sha256, setup });
      hush();
      if (client.current !== vault) return;
      if (opened.ok) setSession({ stage: 'open', vault, outcome: opened.value, holder: certificate.subject, alarm });
      else setSession({ stage: 'opening', vault, error: opened.error });
    },
    [openClient],
  );

  return { info, session, unlocked, lock };
}
