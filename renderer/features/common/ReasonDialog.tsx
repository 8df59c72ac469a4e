import { useState } from 'react';
import { t } from '../../i18n/t';
import { Button, Dialog, TextArea } from '../../ui';

export interface ReasonDialogProps {
  readonly title: string;
  /** What the act does, and what of it stays. */
  readonly text: string;
  readonly label: string;
  /** Longest reason, in UTF-16 units. */
  readonly maxLength: number;
  readonly action: string;
  readonly busy: boolean;
  /** The reason without spaces around it, in composed characters; never empty. */
  readonly onReason: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks why something is taken away. Without a reason it is not. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, label, maxLength, action, busy, onReason, onCancel } = props;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  return (
    <Dialog title={title} onClose={onCancel}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!missing) onReason(reason.normalize('NFC').trim());
        }}
      >
        <p>{text}</p>
        <TextArea
          label={label}
          value={reason}
          onChange={setReason}
          required
          autoFocus
          maxLength={maxLength}
          error={tried && missing ? t('form.error.required') : undefined}
        />
        <div className="row">
          <Button tone="danger" type="submit" busy={busy}>
            {action}
          </Button>
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
