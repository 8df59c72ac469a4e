import { useState } from 'react';
import { t } from '../../i18n/t';
import { Button, isComposing, TextField } from '../../ui';

interface ReasonLineProps {
  readonly label: string;
  /** What the button does once there is a reason. */
  readonly action: string;
  readonly busy: boolean;
  readonly onReason: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks for a reason in place: Enter gives it, Esc takes it back. */
export function ReasonLine({ label, action, busy, onReason, onCancel }: ReasonLineProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const give = () => {
    setTried(true);
    if (reason.trim()) onReason(reason.normalize('NFC').trim());
  };
  return (
    <div className="row row-end">
      <div className="grow">
        <TextField
          label={label}
          value={reason}
          onChange={setReason}
          required
          autoFocus
          maxLength={1000}
          error={tried && !reason.trim() ? t('form.error.required') : undefined}
          onKeyDown={(event) => {
            if (isComposing(event.nativeEvent)) return;
            if (event.key === 'Escape') {
              event.preventDefault();
              onCancel();
            } else if (event.key === 'Enter') {
              event.preventDefault();
              give();
            }
          }}
        />
      </div>
      <Button size="small" tone="danger" busy={busy} onClick={give}>
        {action}
      </Button>
      <Button size="small" tone="quiet" onClick={onCancel}>
        {t('action.cancel')}
      </Button>
    </div>
  );
}
