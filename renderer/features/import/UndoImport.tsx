import { useEffect, useState } from 'react';
import { type DeskError, ok, type Result } from '../../../shared/errors';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, Dialog, Progress, showToast, TextField } from '../../ui';
import type { ImportRecord } from '../../vault/api/bulk';
import { useVault, useVaultCommand } from '../common/vault';

export interface UndoImportProps {
  readonly record: ImportRecord;
  /** Takes a whole import back, but for letters that somebody worked on since; or gives back what that deleted. */
  readonly act: 'undo' | 'restore';
  readonly onClose: () => void;
}

/** Asks why, shows how far it is, and says what has become of the import. */
export function UndoImport({ record, act, onClose }: UndoImportProps) {
  const vault = useVault();
  const { run, isPending } = useAct(act);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(0);
  const [failure, setFailure] = useState<DeskError | null>(null);
  const total = act === 'undo' ? record.letters : record.restorable;
  useEffect(
    () =>
      vault.on('progress', (progress) => {
        if (progress.job === 'import') setDone(progress.done);
      }),
    [vault],
  );
  const submit = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const result = await run({ importId: record.importId, reason: reason.normalize('NFC').trim() });
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    showToast({ tone: 'ok', text: result.value });
    onClose();
  };
  return (
    <Dialog title={t(`import.${act}Title`)} onClose={() => !isPending && onClose()}>
      <form
        className="stack"
        noValidate
        aria-label={t(`import.${act}Title`)}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) void submit();
        }}
      >
        {failure && <Banner tone="danger">{errorText(failure)}</Banner>}
        <p>{t(`import.${act}Text`, { count: total, name: record.name })}</p>
        <TextField
          label={t(`import.${act}Reason`)}
          value={reason}
          onChange={setReason}
          maxLength={500}
          required
          autoFocus
          error={tried && reason.trim() === '' ? t('form.error.required') : undefined}
        />
        {isPending && <Progress label={t(`import.${act}Progress`, { done, total })} done={done} total={total} />}
        <div className="row">
          <Button type="submit" tone={act === 'undo' ? 'danger' : 'primary'} busy={isPending}>
            {t(`import.${act}`)}
          </Button>
          <Button onClick={onClose} disabled={isPending}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The act, answering what it did in words. */
function useAct(act: UndoImportProps['act']) {
  const undo = useVaultCommand('import.undo');
  const restore = useVaultCommand('import.restore');
  const run = async (input: { readonly importId: string; readonly reason: string }): Promise<Result<string>> => {
    if (act === 'undo') {
      const result = await undo.mutateAsync(input);
      if (!result.ok) return result;
      const { deleted, kept } = result.value;
      return ok(
        kept.length > 0 ? t('import.undoneSome', { deleted, kept: kept.length }) : t('import.undone', { deleted }),
      );
    }
    const result = await restore.mutateAsync(input);
    if (!result.ok) return result;
    const { restored, kept } = result.value;
    const count = { restored, kept: kept.length };
    return ok(kept.length > 0 ? t('import.restoredSome', count) : t('import.restored', count));
  };
  return { run, isPending: undo.isPending || restore.isPending };
}
