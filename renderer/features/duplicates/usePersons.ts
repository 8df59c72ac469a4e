import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import type { PersonRef } from '../../vault/api/persons';
import { useVaultCommand } from '../common/vault';

const refOf = ({ recId, role, key }: PersonRef): PersonRef => ({ recId, role, key });

/** Merging and splitting persons; each says what became of it and can be taken back. */
export function usePersons() {
  const merging = useVaultCommand('person.merge');
  const splitting = useVaultCommand('person.split');

  const merge = async (persons: readonly [PersonRef, PersonRef]): Promise<void> => {
    const result = await merging.mutateAsync({ persons: persons.map(refOf) });
    const undo = () => void split(persons[1], t('persons.undone'), persons[0]);
    showToast(
      result.ok
        ? { tone: 'ok', text: t('persons.merged'), action: { label: t('action.undo'), run: undo } }
        : { tone: 'danger', text: errorText(result.error) },
    );
  };
  /** `from` is one of those he stays apart from, with whom undoing joins him again. True once it is done. */
  const split = async (person: PersonRef, reason: string, from: PersonRef): Promise<boolean> => {
    const result = await splitting.mutateAsync({ person: refOf(person), reason });
    const undo = () => void merge([from, person]);
    showToast(
      result.ok
        ? { tone: 'ok', text: t('persons.splitDone'), action: { label: t('action.undo'), run: undo } }
        : { tone: 'danger', text: errorText(result.error) },
    );
    return result.ok;
  };
  return { merge, split, busy: merging.isPending || splitting.isPending };
}
