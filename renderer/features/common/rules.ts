import { useMemo } from 'react';
import type { RulePack, RuleSource } from '../../../shared/rules/pack/schema';
import type { Option } from '../../ui';
import { useVaultQuery } from './vault';

/** Lists of the pack whose members have a code and a name. */
export type RuleGroup = {
  [K in keyof RulePack]: RulePack[K] extends readonly { readonly code: string; readonly name: string }[] ? K : never;
}[keyof RulePack];

interface Named {
  readonly code: string;
  readonly name: string;
  readonly hint?: string;
  readonly retired?: boolean;
  readonly kinds?: readonly string[];
  readonly source?: RuleSource;
}

export interface Rules {
  /** Null until the vault has answered, a moment after the desk opened. */
  readonly pack: RulePack | null;
  /** Code of the pack's `levels` of this unit; '' until it is known. */
  readonly level: string;
  /** What the screens call a code; one that the pack does not know shows as itself. */
  name(group: RuleGroup, code: string): string;
  /** What is explained where the code is chosen; '' for most. */
  hint(group: RuleGroup, code: string): string;
  /** Choices for a field, retired ones left out; with `kind` those that hold for that kind of letter. */
  options(group: RuleGroup, only?: { readonly kind?: string }): Option[];
  /** Whether the source of a rule was read; null where the pack names none. Anything but `verified` gets a badge. */
  standing(group: RuleGroup, code: string): RuleSource['standing'] | null;
}

/** The rule pack in force, for names and choices. */
export function useRules(): Rules {
  const { data } = useVaultQuery('rules', 'rules.get', {}, { staleTime: Number.POSITIVE_INFINITY });
  return useMemo(() => {
    const pack = data?.pack ?? null;
    const entries = (group: RuleGroup): readonly Named[] => pack?.[group] ?? [];
    const find = (group: RuleGroup, code: string) => entries(group).find((entry) => entry.code === code);
    return {
      pack,
      level: data?.level ?? '',
      name: (group, code) => find(group, code)?.name ?? code,
      hint: (group, code) => find(group, code)?.hint ?? '',
      options: (group, { kind } = {}) =>
        entries(group)
          .filter((entry) => !entry.retired && (kind === undefined || !entry.kinds || entry.kinds.includes(kind)))
          .map(({ code, name }) => ({ value: code, label: name })),
      standing: (group, code) => find(group, code)?.source?.standing ?? null,
    };
  }, [data]);
}
