import { useState } from 'react';
import { type LetterStatus, statusMoves } from '../../../shared/model/letter';
import { errorText } from '../../i18n/errors';
import { label, t } from '../../i18n/t';
import { Button, showToast, TextField } from '../../ui';
import { useVaultCommand } from '../common/vault';

/** The steps that may follow the letter's present status. */
export function Moves({ recId, status }: { readonly recId: string; readonly status: LetterStatus }) {
  const [reason, setReason] = useState('');
  const move = useVaultCommand('letter.move');
  const run = async (to: LetterStatus) => {
    const result = await move.mutateAsync({ recId, to, ...(reason.trim() ? { reason: reason.trim() } : {}) });
    if (result.ok) setReason('');
    showToast(
      result.ok
        ? { tone: 'ok', text: t('detail.moved', { status: label('letterStatus', to) }) }
        : { tone: 'danger', text: errorText(result.error) },
    );
  };
  return (
    <div className="panel stack-tight">
      <h2>{t('detail.move')}</h2>
      <TextField label={t('detail.moveReason')} value={reason} onChange={setReason} maxLength={2000} />
      <div className="row">
        {statusMoves[status].map((to) => (
          <Button key={to} disabled={move.isPending} onClick={() => void run(to)}>
            {t('detail.moveTo', { status: label('letterStatus', to) })}
          </Button>
        ))}
      </div>
    </div>
  );
}
