import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DeskError } from '../../shared/errors';
import type { Desk } from '../../shared/ipc/desk';
import { DeskProvider } from '../features/common/desk';
import { OfficeProvider } from '../features/common/office';
import { RouteProvider } from '../features/common/route';
import { type VaultPort, VaultProvider } from '../features/common/vault';
import type { OpenOutcome } from '../vault/api';
import { Shell } from './Shell';
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
}

/** Answers come from this machine, so being offline pauses nothing, and they change only when the vault says so. */
const makeQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false, gcTime: 0 },
    },
  });

/** The open desk. Its cache is made with it and emptied with it. */
export function Workspace(props: WorkspaceProps) {
  const [queries] = useState(makeQueries);
  useEffect(() => () => queries.clear(), [queries]);
  const { mayUseLetters } = props.outcome.identity;
  return (
    <QueryClientProvider client={queries}>
      <VaultProvider vault={props.vault}>
        <DeskProvider desk={props.desk} training={props.info?.training ?? false}>
          <OfficeProvider>
            <RouteProvider initial={{ screen: mayUseLetters ? 'today' : 'accounts' }}>
              <Shell {...props} />
            </RouteProvider>
          </OfficeProvider>
        </DeskProvider>
      </VaultProvider>
    </QueryClientProvider>
  );
}
