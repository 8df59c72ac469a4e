import { type FormEvent, useState } from 'react';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Button, Dialog, TextField } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import { useVaultCommand } from '../common/vault';

export interface UnmaskDialogProps {
  readonly recId: string;
  readonly onClose: () => void;
  /** The letter with its denouncer, for as long as it stays open. */
  readonly onUncovered: (detail: LetterDetail) => void;
}

/** Asks why a denouncer's identity is to be seen; the reason is in the log before a name is on the screen. */
export function UnmaskDialog({ recId, onClose, onUncovered }: UnmaskDialogProps) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const unmask = useVaultCommand('letter.unmask');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setProblem(t('unmask.reasonNeeded'));
    const result = await unmask.mutateAsync({ recId, reason: reason.trim() });
    if (!result.ok) return setProblem(errorText(result.error));
    onUncovered(result.value);
    onClose();
  };
  return (
    <Dialog title={t('unmask.title')} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <p>{t('unmask.text')}</p>
        <TextField
          label={t('unmask.reason')}
          value={reason}
          error={problem || undefined}
          maxLength={1000}
          autoFocus
          required
          onChange={(value) => {
            setReason(value);
            setProblem('');
          }}
        />
        <div className="row">
          <Button tone="primary" type="submit" busy={unmask.isPending}>
            {t('unmask.run')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
