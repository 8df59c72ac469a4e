import { useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, Dialog, TextField } from '../../ui';

export interface IssueDialogProps {
  readonly name: string;
  /** `TB/UBKT`, behind the number. */
  readonly sign: string;
  /** Number that the book proposes; empty when none is known. */
  readonly proposed: string;
  /** Places that are still to be filled. */
  readonly unfilled: number;
  readonly busy: boolean;
  readonly error: DeskError | null;
  readonly onIssue: (no: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the number, and says what can't be taken back. */
export function IssueDialog(props: IssueDialogProps) {
  const { name, sign, proposed, unfilled, busy, error, onIssue, onCancel } = props;
  const [no, setNo] = useState(proposed);
  const [tried, setTried] = useState(false);
  const wrong = !/^[1-9]\d{0,6}$/.test(no.trim());
  const submit = () => {
    setTried(true);
    if (!wrong && !busy) onIssue(no.trim());
  };
  return (
    <Dialog title={t('papers.issueTitle', { name })} onClose={onCancel}>
      <form
        className="stack"
        noValidate
        aria-label={t('papers.issueTitle', { name })}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{t('papers.issueText')}</p>
        {unfilled > 0 && <Banner tone="warn">{t('papers.issueUnfilled', { count: unfilled })}</Banner>}
        {error && <Banner tone="danger">{errorText(error)}</Banner>}
        <TextField
          label={t('papers.number')}
          hint={t('papers.numberHint', { sign })}
          value={no}
          onChange={setNo}
          inputMode="numeric"
          maxLength={7}
          required
          autoFocus
          error={tried && wrong ? t('papers.error.number') : undefined}
        />
        <div className="row">
          <Button type="submit" tone="primary" busy={busy}>
            {t('papers.issue')}
          </Button>
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
