import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { Result } from '../../../shared/errors';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Button, Dialog, TextField } from '../../ui';
import type { SaveInput, VaultOutput } from '../../vault/api';
import { useVaultCommand } from '../common/vault';

type Outcome = Result<VaultOutput<'letter.save'>>;

export interface LetterSave {
  /** Saves; where the letter stands in a closed book it asks for the reason of the correction first. */
  readonly save: (input: SaveInput) => Promise<Outcome>;
  readonly busy: boolean;
  /** To be shown by the screen that saves. */
  readonly dialog: ReactNode;
}

/** Saving a letter: a closed book changes only by a correction that says why. */
export function useLetterSave(): LetterSave {
  const command = useVaultCommand('letter.save');
  const [asking, setAsking] = useState(false);
  const answer = useRef<(reason: string | null) => void>(() => undefined);
  const save = async (input: SaveInput): Promise<Outcome> => {
    const result = await command.mutateAsync(input);
    if (result.ok || result.error.code !== 'BOOK_CLOSED' || input.correction !== undefined) return result;
    const reason = await new Promise<string | null>((resolve) => {
      answer.current = resolve;
      setAsking(true);
    });
    setAsking(false);
    return reason === null ? result : command.mutateAsync({ ...input, correction: reason });
  };
  return {
    save,
    busy: command.isPending,
    dialog: asking && <CorrectionDialog onAnswer={(reason) => answer.current(reason)} />,
  };
}

function CorrectionDialog({ onAnswer }: { readonly onAnswer: (reason: string | null) => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  const submit = (event: FormEvent) => {
    // The dialog stands within a form of its own; the letter's form is not sent with it.
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (!isMissing) onAnswer(reason.trim());
  };
  return (
    <Dialog title={t('correction.title')} onClose={() => onAnswer(null)}>
      <form
        className="stack"
        noValidate
        onSubmit={submit}
        onKeyDown={(event) => {
          // Enter sends this form; the letter's form around it would take it for "next field".
          if (event.key === 'Enter') event.stopPropagation();
        }}
      >
        <p>{errorText({ code: 'BOOK_CLOSED' })}</p>
        <TextField
          label={t('correction.reason')}
          value={reason}
          required
          autoFocus
          maxLength={2000}
          error={tried && isMissing ? t('correction.needed') : undefined}
          onChange={setReason}
        />
        <div className="row">
          <Button tone="primary" type="submit">
            {t('correction.save')}
          </Button>
          <Button onClick={() => onAnswer(null)}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
