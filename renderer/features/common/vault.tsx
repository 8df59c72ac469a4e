import { type QueryKey, type UseQueryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { type DeskError, DeskFailure, unwrap } from '../../../shared/errors';
import type { VaultCall, VaultInput, VaultOutput } from '../../vault/api';
import type { VaultClient } from '../../vault/client';
import { useRouter } from './route';

/** The screens' side of the vault worker. */
export type VaultPort = VaultClient;

const VaultContext = createContext<VaultPort | null>(null);

/** Gives the screens below an open vault, and makes what they show follow its changes. */
export function VaultProvider({ vault, children }: { readonly vault: VaultPort; readonly children: ReactNode }) {
  const queries = useQueryClient();
  useEffect(
    () =>
      vault.on('changed', ({ what }) => {
        void queries.invalidateQueries({ queryKey: [what] });
        if (what === 'letters') void queries.invalidateQueries({ queryKey: ['sync'] });
        if (what === 'rules') void queries.invalidateQueries({ queryKey: ['letters'] });
        if (what === 'sync') void queries.invalidateQueries({ queryKey: ['letters'] });
      }),
    [vault, queries],
  );
  return <VaultContext value={vault}>{children}</VaultContext>;
}

/** @throws Error outside an open vault, which is a mistake in the screens. */
export function useVault(): VaultPort {
  const vault = useContext(VaultContext);
  if (!vault) throw new Error('no vault is open');
  return vault;
}

/** First word of the key says what it depends on, as the vault's `changed` event names it. */
export type Topic = 'access' | 'letters' | 'drafts' | 'sync' | 'rules' | 'directory' | 'me';

/** A vault call as a cached query; an expected failure is the query's error. */
export function useVaultQuery<N extends VaultCall>(
  topic: Topic,
  name: N,
  input: VaultInput<N>,
  options: Omit<UseQueryOptions<VaultOutput<N>, Error, VaultOutput<N>, QueryKey>, 'queryKey' | 'queryFn'> = {},
) {
  const vault = useVault();
  return useQuery({
    ...options,
    queryKey: [topic, name, input],
    queryFn: async () => unwrap(await vault.call(name, input)),
  });
}

/**
 * Opens a letter's screen, the letter asked for at once: the vault reads it while the page takes down what it shows.
 * Only for screens that nothing holds the officer on: what is asked for is logged as opened.
 */
export function useOpenLetter(): (recId: string) => void {
  const vault = useVault();
  const queries = useQueryClient();
  const { go } = useRouter();
  return (recId) => {
    const input = { recId };
    void queries.prefetchQuery({
      queryKey: ['letters', 'letter.get', input],
      queryFn: async () => unwrap(await vault.call('letter.get', input)),
    });
    go({ screen: 'letter', recId });
  };
}

/** A vault call that changes something. Resolves with the Result: the caller says what went well and what did not. */
export function useVaultCommand<N extends VaultCall>(name: N) {
  const vault = useVault();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: VaultInput<N>) => vault.call(name, input),
    onSettled: () => Promise.all(['letters', 'sync'].map((topic) => queries.invalidateQueries({ queryKey: [topic] }))),
  });
}

/** The expected failure inside a query's error; anything else is a bug and is told as one. */
export const failureOf = (error: Error): DeskError =>
  error instanceof DeskFailure ? error.error : { code: 'INTERNAL' };
