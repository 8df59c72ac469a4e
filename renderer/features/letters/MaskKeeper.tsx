import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useRouter } from '../common/route';
import { useVault } from '../common/vault';

/** Covers a denouncer again as soon as the officer has left the letter for anything else; editing it is not leaving it. */
export function MaskKeeper() {
  const { route } = useRouter();
  const vault = useVault();
  const queries = useQueryClient();
  const recId = 'recId' in route ? (route.recId ?? null) : null;
  const last = useRef(recId);
  useEffect(() => {
    const left = last.current;
    last.current = recId;
    if (left === null || left === recId) return;
    void vault.call('letter.mask', { recId: left }).then(() => {
      queries.removeQueries({
        predicate: ({ queryKey }) => {
          const input = queryKey[2];
          return typeof input === 'object' && input !== null && 'recId' in input && input.recId === left;
        },
      });
    });
  }, [recId, vault, queries]);
  return null;
}
