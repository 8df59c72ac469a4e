import { keepPreviousData } from '@tanstack/react-query';
import type { GuardAnswer, GuardQuestion } from '../../vault/api/work';
import { useDebounced } from '../common/useDebounced';
import { useVaultQuery } from '../common/vault';

const quietMs = 250;

/** What stands against this person acting on the letter, asked while the name is typed; null when nothing does. */
export function useGuard(question: GuardQuestion): GuardAnswer | null {
  const { recId, act, person, account = '', unitId = '', office = '', direction = '' } = question;
  const asked = useDebounced(
    JSON.stringify([person.normalize('NFC').trim(), account, unitId, office.normalize('NFC').trim(), direction]),
    quietMs,
  );
  const [name, byAccount, byUnit, byOffice, toward] = JSON.parse(asked) as [string, string, string, string, string];
  const input = {
    recId,
    act,
    person: name,
    ...(byAccount ? { account: byAccount } : {}),
    ...(byUnit ? { unitId: byUnit } : {}),
    ...(byOffice ? { office: byOffice } : {}),
    ...(toward ? { direction: toward } : {}),
  };
  const answer = useVaultQuery('letters', 'guard.check', input, {
    enabled: name.length > 1,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return name.length > 1 ? (answer.data?.finding ?? null) : null;
}
