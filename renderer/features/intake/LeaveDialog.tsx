import { t } from '../../i18n/t';
import { Button, Dialog } from '../../ui';

export interface LeaveDialogProps {
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
  readonly onStay: () => void;
}

/** Asked only when something would be lost. */
export function LeaveDialog({ onKeep, onDiscard, onStay }: LeaveDialogProps) {
  return (
    <Dialog title={t('draft.leaveTitle')} onClose={onStay}>
      <div className="stack">
        <p>{t('draft.leaveText')}</p>
        <div className="row">
          <Button tone="primary" autoFocus onClick={onKeep}>
            {t('draft.leaveKeep')}
          </Button>
          <Button onClick={onStay}>{t('draft.stay')}</Button>
          <Button tone="danger" onClick={onDiscard}>
            {t('draft.leaveDiscard')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
