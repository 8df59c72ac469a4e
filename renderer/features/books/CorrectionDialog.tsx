import { useState } from 'react';
import { t } from '../../i18n/t';
import { Button, Dialog, TextArea } from '../../ui';

export interface CorrectionDialogProps {
  readonly onCorrect: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Đính chính sau khóa sổ: a letter of a closed book changes only with a reason, which the book shows. */
export function CorrectionDialog({ onCorrect, onCancel }: CorrectionDialogProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  return (
    <Dialog title={t('books.correctTitle')} onClose={onCancel}>
      <div className="stack">
        <p>{t('error.BOOK_CLOSED')}</p>
        <TextArea
          label={t('books.correctReason')}
          value={reason}
          onChange={setReason}
          required
          autoFocus
          maxLength={2000}
          error={tried && missing ? t('form.error.required') : undefined}
        />
        <div className="row">
          <Button
            tone="primary"
            onClick={() => {
              setTried(true);
              if (!missing) onCorrect(reason.normalize('NFC').trim());
            }}
          >
            {t('books.correct')}
          </Button>
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
