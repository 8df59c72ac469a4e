import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Button, Dialog, showToast } from '../../ui';
import { useVaultCommand } from '../common/vault';

/** An alarm is lifted only by someone who says that it was reported. */
export function AcknowledgeDialog({ onClose }: { readonly onClose: () => void }) {
  const acknowledge = useVaultCommand('sync.acknowledge');
  const run = async () => {
    const result = await acknowledge.mutateAsync({});
    onClose();
    showToast(
      result.ok ? { tone: 'ok', text: t('sync.acknowledged') } : { tone: 'danger', text: errorText(result.error) },
    );
  };
  return (
    <Dialog title={t('sync.acknowledgeTitle')} onClose={onClose}>
      <div className="stack">
        <p>{t('sync.acknowledgeText')}</p>
        <div className="row">
          <Button tone="danger" busy={acknowledge.isPending} onClick={() => void run()}>
            {t('action.confirm')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
