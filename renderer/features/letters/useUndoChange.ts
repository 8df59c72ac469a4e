import { type LetterField, letterSchema } from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import type { HistoryEntry, LetterDetail, SaveInput } from '../../vault/api';
import { useVaultCommand } from '../common/vault';
import { coveredFields } from '../intake/covered';
import { useCase } from './caseDesk';

type Change = HistoryEntry['changes'][number];

const isField = (field: Change['field']): field is LetterField => field in letterSchema.shape;

/** Whether this change can be taken back: its former value is known, may stand there, and is not what stands now. */
export function mayUndo(detail: LetterDetail, change: Change): boolean {
  const { field, before } = change;
  if (!isField(field) || coveredFields(detail).has(field)) return false;
  const now = (detail.fields[field]?.value ?? null) as Value;
  if (JSON.stringify(now) === JSON.stringify(before)) return false;
  return letterSchema.shape[field].safeParse(before ?? undefined).success;
}

/** Gives a field its former value by a new change, which can be taken back in turn. */
export function useUndoChange() {
  const { fresh } = useCase();
  const save = useVaultCommand('letter.save');
  const put = (field: LetterField, value: Value) => {
    const { recId, fields } = fresh();
    // The schema of the field was asked by mayUndo; the vault parses it again.
    const changes = { [field]: value } as SaveInput['changes'];
    return save.mutateAsync({ recId, changes, base: { [field]: fields[field]?.heads ?? [] } });
  };
  const undo = async ({ field, before }: Change): Promise<void> => {
    if (!isField(field)) return;
    const stood = (fresh().fields[field]?.value ?? null) as Value;
    const result = await put(field, before);
    const again = async () => {
      const back = await put(field, stood);
      if (!back.ok) showToast({ tone: 'danger', text: errorText(back.error) });
    };
    showToast(
      result.ok
        ? {
            tone: 'ok',
            text: t('history.undone', { field: t(`letter.${field}`) }),
            action: { label: t('action.undo'), run: () => void again() },
          }
        : { tone: 'danger', text: errorText(result.error) },
    );
  };
  return { undo, busy: save.isPending };
}
