import { useMemo } from 'react';
import { label, t } from '../../i18n/t';
import type { Option } from '../../ui';
import type { ListField } from '../../vault/api';
import { type RuleGroup, type Rules, useRules } from '../common/rules';
import { useVaultQuery } from '../common/vault';

/** Where the names of a code field's values stand in the rule pack. */
const groups: Readonly<Partial<Record<ListField, RuleGroup>>> = {
  kind: 'kinds',
  status: 'statuses',
  source: 'sources',
  level: 'secrecy',
  authorship: 'authorships',
  direction: 'directions',
  result: 'results',
  field: 'fields',
  class: 'classes',
  book: 'books',
  criteria: 'criteria',
  reasons: 'refusals',
  rank: 'ranks',
  cause: 'causes',
  claimKind: 'kinds',
  claimStatus: 'statuses',
};

export interface FieldNames {
  readonly rules: Rules;
  readonly field: (field: ListField) => string;
  /** A code in words; '' is told as empty. */
  readonly value: (field: ListField, code: string) => string;
  /** What a code field may be; empty where only the letters tell. */
  readonly options: (field: ListField) => readonly Option[];
}

/** Names of the list's fields and of their values: from the rule pack, and units from the directory. */
export function useFieldNames(): FieldNames {
  const rules = useRules();
  const directory = useVaultQuery('directory', 'directory.view', {});
  return useMemo(() => {
    const units = directory.data?.units ?? [];
    return {
      rules,
      field: (field) => label('register.col', field),
      value: (field, code) => {
        if (code === '') return t('register.noValue');
        if (field === 'unit') return units.find(({ unitId }) => unitId === code)?.name ?? code;
        if (field === 'enclosures' || field === 'asSource') return t('register.hasValue');
        if (field === 'transferState') return label('workflow.stateOf', code);
        const group = groups[field];
        return group ? rules.name(group, code) : code;
      },
      options: (field) => {
        if (field === 'unit') return units.map(({ unitId, name }) => ({ value: unitId, label: name }));
        if (field === 'enclosures' || field === 'asSource') return [{ value: 'yes', label: t('register.hasValue') }];
        const group = groups[field];
        return group ? rules.options(group) : [];
      },
    };
  }, [rules, directory.data]);
}
