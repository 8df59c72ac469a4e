import { useEffect, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, Dialog, Progress, showToast, TextField } from '../../ui';
import type { ImportRecord } from '../../vault/api/bulk';
import { useVault, useVaultCommand } from '../common/vault';

/** Takes a whole import back; letters that somebody worked on since stay. */
export function UndoImport({ record, onClose }: { readonly record: ImportRecord; readonly onClose: () => void }) {
  const vault = useVault();
  const undo = useVaultCommand('import.undo');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(0);
  const [failure, setFailure] = useState<DeskError | null>(null);
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
    const result = await undo.mutateAsync({ importId: record.importId, reason: reason.normalize('NFC').trim() });
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    const { deleted, kept } = result.value;
    const text =
      kept.length > 0 ? t('import.undoneSome', { deleted, kept: kept.length }) : t('import.undone', { deleted });
    showToast({ tone: 'ok', text });
    onClose();
  };
  return (
    <Dialog title={t('import.undoTitle')} onClose={() => !undo.isPending && onClose()}>
      <form
        className="stack"
        noValidate
        aria-label={t('import.undoTitle')}
        onSubmit={(event) => {
          event.preventDefault();
          if (!undo.isPending) void submit();
        }}
      >
        {failure && <Banner tone="danger">{errorText(failure)}</Banner>}
        <p>{t('import.undoText', { count: record.letters, name: record.name })}</p>
        <TextField
          label={t('import.undoReason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          required
          autoFocus
          error={tried && reason.trim() === '' ? t('form.error.required') : undefined}
        />
        {undo.isPending && (
          <Progress label={t('import.undoing', { done, total: record.letters })} done={done} total={record.letters} />
        )}
        <div className="row">
          <Button type="submit" tone="danger" busy={undo.isPending}>
            {t('import.undo')}
          </Button>
          <Button onClick={onClose} disabled={undo.isPending}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
