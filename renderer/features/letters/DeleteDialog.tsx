import { useState } from 'react';
import { t } from '../../i18n/t';
import { Button, Dialog, TextArea } from '../../ui';

export interface DeleteDialogProps {
  readonly busy: boolean;
  readonly onDelete: (reason: string) => void;
  readonly onCancel: () => void;
}

/** A deletion needs a reason; it can be taken back. */
export function DeleteDialog({ busy, onDelete, onCancel }: DeleteDialogProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  return (
    <Dialog title={t('detail.deleteTitle')} onClose={onCancel}>
      <div className="stack">
        <p>{t('detail.deleteText')}</p>
        <TextArea
          label={t('detail.deleteReason')}
          value={reason}
          onChange={setReason}
          required
          autoFocus
          maxLength={2000}
          error={tried && missing ? t('form.error.required') : undefined}
        />
        <div className="row">
          <Button
            tone="danger"
            busy={busy}
            onClick={() => {
              setTried(true);
              if (!missing) onDelete(reason.normalize('NFC').trim());
            }}
          >
            {t('action.delete')}
          </Button>
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
