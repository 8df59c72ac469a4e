import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Desk } from '../../../shared/ipc/desk';

export interface DeskPort {
  readonly call: Desk['call'];
  readonly on: Desk['on'];
  /** Set up for training on invented letters: everything that is printed or exported says so. */
  readonly training: boolean;
}

const DeskContext = createContext<DeskPort | null>(null);

/** Gives the screens below what they may ask of main: files that the officer saves or takes in. */
export function DeskProvider(props: { readonly desk: Desk; readonly training: boolean; readonly children: ReactNode }) {
  const { desk, training, children } = props;
  const port = useMemo(() => ({ call: desk.call, on: desk.on, training }), [desk, training]);
  return <DeskContext value={port}>{children}</DeskContext>;
}

/** @throws Error outside an open desk, which is a mistake in the screens. */
export function useDesk(): DeskPort {
  const port = useContext(DeskContext);
  if (!port) throw new Error('no desk is open');
  return port;
}
