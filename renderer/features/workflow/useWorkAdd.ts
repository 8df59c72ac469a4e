import type { Result } from '../../../shared/errors';
import type { WorkEvent } from '../../../shared/model/work';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast, type ToastAction } from '../../ui';
import type { GuardWord } from '../../vault/api/work';
import { useVaultCommand } from '../common/vault';
import { useCase } from '../letters/caseDesk';

/** Appends events to the letter that is open. */
export function useWorkAdd() {
  const { detail } = useCase();
  const command = useVaultCommand('work.add');
  /** `word`: what the officer says of a person who only bears a name of the letter; kept with the event or not at all. */
  const add = (event: WorkEvent, draftKey?: string, word?: GuardWord | null): Promise<Result<{ opId: string }>> =>
    command.mutateAsync({
      recId: detail.recId,
      event,
      ...(word ? { word } : {}),
      ...(draftKey === undefined ? {} : { draftKey }),
    });
  /** Appends one event at once and says what came of it; `undo` is offered beside the message. */
  const addNow = async (event: WorkEvent, done: string, undo?: () => void): Promise<boolean> => {
    const result = await add(event);
    const action: ToastAction | undefined = undo && { label: t('action.undo'), run: undo };
    showToast(
      result.ok
        ? { tone: 'ok', text: done, ...(action ? { action } : {}) }
        : { tone: 'danger', text: errorText(result.error) },
    );
    return result.ok;
  };
  return { add, addNow, busy: command.isPending };
}
