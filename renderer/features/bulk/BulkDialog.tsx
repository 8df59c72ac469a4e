import { useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, Dialog, showToast } from '../../ui';
import type { BulkInput, BulkRow } from '../../vault/api/bulk';
import { useVaultCommand } from '../common/vault';
import { BulkForm } from './BulkForm';
import { BulkPreview } from './BulkPreview';
import { type BulkDraft, changeOf, emptyDraft, missingIn } from './change';
import { useBulkUndo } from './useBulkUndo';

export interface BulkDialogProps {
  readonly recIds: readonly string[];
  readonly onClose: () => void;
}

interface Looked {
  readonly change: BulkInput['change'];
  readonly rows: readonly BulkRow[];
}

/** Several letters changed at once: what, then what that does to each of them, then done, and it can be taken back. */
export function BulkDialog({ recIds, onClose }: BulkDialogProps) {
  const preview = useVaultCommand('bulk.preview');
  const apply = useVaultCommand('bulk.apply');
  const undo = useBulkUndo();
  const [draft, setDraft] = useState<BulkDraft>(emptyDraft);
  const [tried, setTried] = useState(false);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [failure, setFailure] = useState<DeskError | null>(null);

  const look = async () => {
    setTried(true);
    if (missingIn(draft).length > 0) return;
    const change = changeOf(draft);
    const result = await preview.mutateAsync({ recIds, change });
    setFailure(result.ok ? null : result.error);
    if (result.ok) setLooked({ change, rows: result.value.rows });
  };
  const run = async ({ change }: Looked) => {
    const result = await apply.mutateAsync({ recIds, change });
    if (!result.ok) return setFailure(result.error);
    const { changed, bulkId } = result.value;
    showToast({
      tone: 'ok',
      text: t('bulk.done', { count: changed }),
      action: { label: t('action.undo'), run: () => undo(bulkId) },
    });
    onClose();
  };

  const changing = looked?.rows.filter(({ refused }) => refused === null).length ?? 0;
  const busy = preview.isPending || apply.isPending;
  return (
    <Dialog title={t('bulk.title', { count: recIds.length })} onClose={onClose} wide={looked !== null}>
      <form
        className="stack"
        noValidate
        aria-label={t('bulk.title', { count: recIds.length })}
        onSubmit={(event) => {
          event.preventDefault();
          if (busy) return;
          if (!looked) void look();
          else if (changing > 0) void run(looked);
        }}
      >
        {failure && <Banner tone="danger">{errorText(failure)}</Banner>}
        {looked ? (
          <>
            <p role="status">{t('bulk.would', { changing, out: looked.rows.length - changing })}</p>
            {looked.change.what === 'assign' && looked.change.account === undefined && (
              <Banner tone="warn">{t('workflow.noAccount')}</Banner>
            )}
            <BulkPreview rows={looked.rows} change={looked.change} />
            <div className="form-foot">
              <Button
                type="submit"
                tone={looked.change.what === 'delete' ? 'danger' : 'primary'}
                busy={apply.isPending}
                disabled={changing === 0}
                autoFocus
              >
                {t(looked.change.what === 'delete' ? 'bulk.applyDelete' : 'bulk.apply', { count: changing })}
              </Button>
              <Button onClick={() => setLooked(null)}>{t('bulk.back')}</Button>
              <Button onClick={onClose}>{t('action.cancel')}</Button>
            </div>
          </>
        ) : (
          <>
            <BulkForm
              draft={draft}
              tried={tried}
              onChange={(change) => {
                setTried(false);
                setDraft({ ...draft, ...change });
              }}
            />
            <div className="form-foot">
              <Button type="submit" tone="primary" busy={preview.isPending}>
                {t('bulk.look')}
              </Button>
              <Button onClick={onClose}>{t('action.cancel')}</Button>
            </div>
          </>
        )}
      </form>
    </Dialog>
  );
}
