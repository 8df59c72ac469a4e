import { useEffect, useState } from 'react';
import { useVault } from '../common/vault';

/** How many letters of a long book were read while it is `reading`; null before any is told. */
export function useBookProgress(reading: boolean): { readonly done: number; readonly total: number } | null {
  const vault = useVault();
  const [told, setTold] = useState<{ readonly done: number; readonly total: number } | null>(null);
  useEffect(
    () =>
      vault.on('progress', ({ job, done, total }) => {
        if (job === 'book') setTold({ done, total: total ?? 0 });
      }),
    [vault],
  );
  useEffect(() => {
    if (!reading) setTold(null);
  }, [reading]);
  return reading ? told : null;
}
