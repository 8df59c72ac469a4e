import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Letter } from '../../../shared/model/letter';
import type { VaultOutput } from '../../vault/api';
import { useDebounced } from '../common/useDebounced';
import { useVaultQuery } from '../common/vault';

/** After the last key. The answer itself takes less than 100 ms at 200,000 letters. */
const pauseMs = 250;

/** Of a letter that is being typed, what duplicates are told by. */
export type TypedLetter = Partial<
  Pick<Letter, 'kind' | 'authorship' | 'senders' | 'accused' | 'summary' | 'content' | 'claims'>
>;

/** Candidates for a letter as it is typed, asked for once the officer pauses; the former ones stay meanwhile. */
export function useCandidates(letter: TypedLetter, recId: string | undefined) {
  // Compared by what it holds: whoever shows the panel makes the letter anew with every key.
  const text = useDebounced(JSON.stringify(asked(letter)), pauseMs);
  const input = useMemo(
    () => ({ letter: JSON.parse(text) as TypedLetter, ...(recId ? { recId } : {}) }),
    [text, recId],
  );
  return useVaultQuery('letters', 'duplicates.find', input, {
    enabled: text !== '{}' || recId !== undefined,
    placeholderData: keepPreviousData as (previous: Found | undefined) => Found | undefined,
    // What was typed a while ago is not kept.
    gcTime: 5000,
  });
}

type Found = VaultOutput<'duplicates.find'>;

/** Without empty people and texts, so that an empty form asks nothing. */
function asked({ senders = [], accused = [], summary = '', content = '', claims = [] }: TypedLetter): TypedLetter {
  const people = senders.filter(({ name, address, phone, idNumber, organisation }) =>
    [name, address, phone, idNumber, organisation].some((text) => text?.trim()),
  );
  const bodies = accused.filter(({ name }) => name.trim());
  const told = claims.filter(({ text }) => text.trim());
  return {
    ...(people.length > 0 ? { senders: people } : {}),
    ...(bodies.length > 0 ? { accused: bodies } : {}),
    ...(summary.trim() ? { summary } : {}),
    ...(content.trim() ? { content } : {}),
    ...(told.length > 0 ? { claims: told } : {}),
  };
}
