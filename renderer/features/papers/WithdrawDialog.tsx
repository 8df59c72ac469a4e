import { useState } from 'react';
import { t } from '../../i18n/t';
import { Button, Dialog, TextArea } from '../../ui';

export interface WithdrawDialogProps {
  readonly numberText: string;
  readonly busy: boolean;
  readonly onWithdraw: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Withdrawing needs a reason; the paper and its number stay, and it can be taken back. */
export function WithdrawDialog({ numberText, busy, onWithdraw, onCancel }: WithdrawDialogProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  return (
    <Dialog title={t('papers.withdrawTitle', { number: numberText })} onClose={onCancel}>
      <div className="stack">
        <p>{t('papers.withdrawText')}</p>
        <TextArea
          label={t('papers.withdrawReason')}
          value={reason}
          onChange={setReason}
          required
          autoFocus
          maxLength={1000}
          error={tried && missing ? t('form.error.required') : undefined}
        />
        <div className="row">
          <Button
            tone="danger"
            busy={busy}
            onClick={() => {
              setTried(true);
              if (!missing) onWithdraw(reason.normalize('NFC').trim());
            }}
          >
            {t('papers.withdraw')}
          </Button>
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
