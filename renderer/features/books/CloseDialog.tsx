import { useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import type { Day } from '../../../shared/rules/types';
import { formatDay, isoDay } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, Dialog, showToast, TextField } from '../../ui';
import { useVaultCommand } from '../common/vault';

export interface CloseDialogProps {
  readonly table: string;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly rows: number;
  readonly onClose: () => void;
}

/** Closing is for good, so it says what that means and asks who closes. */
export function CloseDialog({ table, name, from, to, rows, onClose }: CloseDialogProps) {
  const close = useVaultCommand('book.close');
  const [by, setBy] = useState('');
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<DeskError | null>(null);
  const today = isoDay(new Date());
  const unended = to > today;
  const submit = async () => {
    setTried(true);
    if (unended || by.trim() === '') return;
    const result = await close.mutateAsync({ table, from, to, by: by.normalize('NFC').trim() });
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    showToast({ tone: 'ok', text: t('books.closed', { rows: result.value.rows }) });
    onClose();
  };
  return (
    <Dialog title={t('books.closeTitle')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        aria-label={t('books.closeTitle')}
        onSubmit={(event) => {
          event.preventDefault();
          if (!close.isPending) void submit();
        }}
      >
        {failure && <Banner tone="danger">{errorText(failure)}</Banner>}
        {unended && (
          <Banner tone="warn">{t('books.closeUnended', { to: formatDay(to), today: formatDay(today) })}</Banner>
        )}
        <p>{t('books.closeText', { name, from: formatDay(from), to: formatDay(to), rows })}</p>
        <TextField
          label={t('books.closeBy')}
          value={by}
          onChange={setBy}
          maxLength={200}
          required
          autoFocus
          error={tried && by.trim() === '' ? t('form.error.required') : undefined}
        />
        <div className="row">
          <Button type="submit" tone="danger" busy={close.isPending} disabled={unended}>
            {t('books.close')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
