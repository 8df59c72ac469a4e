import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DeskError } from '../../shared/errors';
import type { Desk } from '../../shared/ipc/desk';
import { DeskProvider } from '../features/common/desk';
import { OfficeProvider } from '../features/common/office';
import { RouteProvider } from '../features/common/route';
import { type VaultPort, VaultProvider } from '../features/common/vault';
import { PracticeProvider } from '../features/practice/context';
import { freshMemory, RegisterMemoryContext } from '../features/register/memory';
import type { OpenOutcome } from '../vault/api';
import { PracticeDesk } from './PracticeDesk';
import { makeQueries } from './queries';
import { Shell } from './Shell';
import { usePracticeDesk } from './usePracticeDesk';
import type { AppInfo } from './useSession';

export interface WorkspaceProps {
  readonly desk: Desk;
  readonly vault: VaultPort;
  readonly outcome: OpenOutcome;
  readonly holder: string;
  /** What the vault found wrong while it was opened. */
  readonly alarm: DeskError | null;
  readonly info: AppInfo | null;
  readonly onLock: () => void;
  /** Starts a practice vault's worker. */
  readonly openPractice: () => VaultPort;
}

/**
 * The open desk, or practice in its place: the real one is off the page then, and comes back to the route and the list it
 * was left with. Its cache is made with it and emptied with it.
 */
export function Workspace(props: WorkspaceProps) {
  const [queries] = useState(makeQueries);
  const memory = useRef(freshMemory());
  useEffect(() => () => queries.clear(), [queries]);
  const { practice, start, end, finished } = usePracticeDesk(props.vault, props.openPractice);
  const control = useMemo(() => ({ start, end: () => void end(), running: null }), [start, end]);
  const { mayUseLetters } = props.outcome.identity;
  const training = props.info?.training ?? false;
  return (
    <QueryClientProvider client={queries}>
      <VaultProvider vault={props.vault}>
        <DeskProvider desk={props.desk} training={training}>
          <OfficeProvider>
            <RouteProvider initial={{ screen: mayUseLetters ? 'today' : 'accounts' }}>
              {practice ? (
                <PracticeDesk {...props} practice={practice} onFinished={finished} onEnd={control.end} />
              ) : (
                <PracticeProvider value={control}>
                  <RegisterMemoryContext value={memory}>
                    <Shell {...props} training={training} />
                  </RegisterMemoryContext>
                </PracticeProvider>
              )}
            </RouteProvider>
          </OfficeProvider>
        </DeskProvider>
      </VaultProvider>
    </QueryClientProvider>
  );
}
