import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { DeskProvider } from '../features/common/desk';
import { OfficeProvider } from '../features/common/office';
import { RouteProvider } from '../features/common/route';
import { type VaultPort, VaultProvider } from '../features/common/vault';
import { PracticeProvider } from '../features/practice/context';
import { practiceDesk } from '../features/practice/desk';
import type { PracticeIds } from '../features/practice/look';
import { PracticePanel } from '../features/practice/PracticePanel';
import { freshMemory, RegisterMemoryContext } from '../features/register/memory';
import type { OpenOutcome } from '../vault/api';
import { makeQueries } from './queries';
import { Shell } from './Shell';
import type { WorkspaceProps } from './Workspace';

export interface Practice {
  readonly vault: VaultPort;
  readonly outcome: OpenOutcome;
  readonly ids: PracticeIds;
  readonly exercise: string;
}

export interface PracticeDeskProps extends WorkspaceProps {
  readonly practice: Practice;
  readonly onFinished: (exercises: readonly string[]) => void;
  readonly onEnd: () => void;
}

/**
 * The desk over a practice vault, in place of the real one: with a cache, routes and an office of its own, with a desk
 * that refuses whatever would read or write, and marked TẬP HUẤN throughout. Its vault ends with it, however it goes.
 */
export function PracticeDesk({ practice, onFinished, onEnd, ...props }: PracticeDeskProps) {
  const { vault, ids } = practice;
  const [queries] = useState(makeQueries);
  const memory = useRef(freshMemory());
  const [exercise, choose] = useState(practice.exercise);
  const desk = useMemo(() => practiceDesk(props.desk), [props.desk]);
  useEffect(() => () => queries.clear(), [queries]);
  useLayoutEffect(() => () => vault.terminate(), [vault]);
  const control = useMemo(
    () => ({ start: async () => undefined, end: onEnd, running: { ids, exercise, choose, finished: onFinished } }),
    [onEnd, ids, exercise, onFinished],
  );
  return (
    <QueryClientProvider client={queries}>
      <VaultProvider vault={vault}>
        <DeskProvider desk={desk} training>
          <OfficeProvider>
            <PracticeProvider value={control}>
              <RouteProvider initial={{ screen: 'register' }}>
                <RegisterMemoryContext value={memory}>
                  <Shell
                    {...props}
                    desk={desk}
                    vault={vault}
                    outcome={practice.outcome}
                    holder={practice.outcome.identity.holder ?? ''}
                    alarm={null}
                    info={props.info && { ...props.info, training: true }}
                    training
                    aside={<PracticePanel />}
                  />
                </RegisterMemoryContext>
              </RouteProvider>
            </PracticeProvider>
          </OfficeProvider>
        </DeskProvider>
      </VaultProvider>
    </QueryClientProvider>
  );
}
