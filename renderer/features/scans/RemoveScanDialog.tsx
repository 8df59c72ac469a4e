import { useState } from 'react';
import { t } from '../../i18n/t';
import { Button, Dialog, TextArea } from '../../ui';

export interface RemoveScanDialogProps {
  readonly name: string;
  readonly busy: boolean;
  readonly onRemove: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Taking a scan off needs a reason; its bytes stay, and it can be put back. */
export function RemoveScanDialog({ name, busy, onRemove, onCancel }: RemoveScanDialogProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  return (
    <Dialog title={t('scans.removeTitle')} onClose={onCancel}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!missing) onRemove(reason.normalize('NFC').trim());
        }}
      >
        <p>{t('scans.removeText', { name })}</p>
        <TextArea
          label={t('scans.removeReason')}
          value={reason}
          onChange={setReason}
          required
          autoFocus
          maxLength={1000}
          error={tried && missing ? t('form.error.required') : undefined}
        />
        <div className="row">
          <Button tone="danger" type="submit" busy={busy}>
            {t('scans.remove')}
          </Button>
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
