import { useVaultQuery } from '../common/vault';
import { readAdaptation, unitKey } from './adaptation';

/** What stands above everything that a unit prints, and where it is printed. */
export interface UnitHeading {
  readonly superior: string;
  readonly issuer: string;
  readonly place: string;
}

/** The heading that the officer gave his unit's papers, or else the unit's name; null until the vault has answered. */
export function useUnitHeading(): UnitHeading | null {
  const me = useVaultQuery('me', 'whoami', {});
  const kept = useVaultQuery('me', 'pref.get', { key: unitKey });
  if (!me.data || kept.isPending) return null;
  const { superior = '', issuer = me.data.unitName ?? '', place = '' } = readAdaptation(kept.data?.value ?? null);
  return { superior, issuer, place };
}
