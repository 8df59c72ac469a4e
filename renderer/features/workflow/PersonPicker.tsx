import { isSameName } from '../../../shared/text/personName';
import { t } from '../../i18n/t';
import { Select, TextField } from '../../ui';
import { useVaultQuery } from '../common/vault';

/** A person: someone of the directory by account, or a name as typed. */
export interface Person {
  readonly account: string;
  readonly person: string;
}

export interface PersonPickerProps {
  readonly label: string;
  /** Account of the directory; '' for a person without one. */
  readonly account: string;
  readonly person: string;
  readonly onChange: (person: Person) => void;
  readonly error?: string | undefined;
  /** What it means that a person who was typed has no account; told beside the name. */
  readonly unlinked?: string | undefined;
}

/**
 * Someone of this unit by account, or anybody by name. A name never stands for an account: whoever types that of a
 * colleague is told to choose him, since two people may bear it.
 */
export function PersonPicker({ label, account, person, onChange, error, unlinked }: PersonPickerProps) {
  const me = useVaultQuery('me', 'whoami', {});
  const directory = useVaultQuery('directory', 'directory.view', {});
  const people = (directory.data?.accounts ?? []).filter(
    (held) => held.state === 'active' && held.kind !== 'quan-tri' && held.unitId === me.data?.unitId,
  );
  const namesakes = account === '' ? people.filter((held) => isSameName(held.holder, person)) : [];
  const hint =
    namesakes.length > 0
      ? t('workflow.namesake', { accounts: namesakes.map((held) => held.account).join(', ') })
      : account === '' && person.trim() !== ''
        ? unlinked
        : undefined;
  return (
    <>
      <div className="span-6">
        <Select
          label={t('workflow.account')}
          value={account}
          empty={t('workflow.accountNone')}
          options={people.map((held) => ({ value: held.account, label: `${held.holder} (${held.account})` }))}
          onChange={(value) => {
            const chosen = people.find((held) => held.account === value);
            onChange({ account: value, person: chosen?.holder ?? '' });
          }}
        />
      </div>
      <div className="span-6">
        <TextField
          label={label}
          value={person}
          required
          maxLength={200}
          disabled={account !== ''}
          onChange={(value) => onChange({ account: '', person: value })}
          error={error}
          hint={hint}
        />
      </div>
    </>
  );
}
