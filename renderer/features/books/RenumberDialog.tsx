import { useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, Dialog, showToast, TextField } from '../../ui';
import { useVaultCommand } from '../common/vault';

export interface RenumberDialogProps {
  readonly recId: string;
  /** The number that it has, as it is told. */
  readonly no: string;
  readonly onClose: () => void;
}

/** Gives a letter with a number that another has, or of another year, the next one; never done by the desk itself. */
export function RenumberDialog({ recId, no, onClose }: RenumberDialogProps) {
  const renumber = useVaultCommand('book.renumber');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<DeskError | null>(null);
  const submit = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const result = await renumber.mutateAsync({ recId, reason: reason.normalize('NFC').trim() });
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    showToast({ tone: 'ok', text: t('books.renumbered', { text: result.value.text }) });
    onClose();
  };
  return (
    <Dialog title={t('books.renumber')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        aria-label={t('books.renumber')}
        onSubmit={(event) => {
          event.preventDefault();
          if (!renumber.isPending) void submit();
        }}
      >
        {failure && <Banner tone="danger">{errorText(failure)}</Banner>}
        <p>{t('books.renumberText', { no })}</p>
        <TextField
          label={t('books.renumberReason')}
          value={reason}
          onChange={setReason}
          maxLength={1000}
          required
          autoFocus
          error={tried && reason.trim() === '' ? t('form.error.required') : undefined}
        />
        <div className="row">
          <Button type="submit" tone="primary" busy={renumber.isPending}>
            {t('books.renumber')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
