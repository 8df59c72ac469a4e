import { useCallback, useEffect, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import type { CallOutput } from '../../../shared/ipc/contract';
import type { Desk } from '../../../shared/ipc/desk';

export type TokenInfo = CallOutput<'token.list'>['tokens'][number];

export interface Tokens {
  /** null until the first answer. */
  readonly tokens: readonly TokenInfo[] | null;
  readonly error: DeskError | null;
  readonly refresh: () => void;
}

/** Tokens in the machine, asked for again whenever one comes or goes. */
export function useTokens(desk: Desk): Tokens {
  const [tokens, setTokens] = useState<readonly TokenInfo[] | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const refresh = useCallback(() => {
    void desk.call['token.list']({}).then((result) => {
      setTokens(result.ok ? result.value.tokens : []);
      setError(result.ok ? null : result.error);
    });
  }, [desk]);
  useEffect(() => {
    refresh();
    return desk.on['token.changed'](refresh);
  }, [desk, refresh]);
  return { tokens, error, refresh };
}
