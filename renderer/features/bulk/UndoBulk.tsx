import { useEffect, useRef } from 'react';
import { formatFullMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Button } from '../../ui';
import type { BulkRecord } from '../../vault/api/bulk';
import { ErrorBanner } from '../common/ErrorBanner';
import { useRules } from '../common/rules';
import { useVaultQuery } from '../common/vault';
import { BulkPreview } from './BulkPreview';
import { changeWords } from './change';
import { useBulkUndo } from './useBulkUndo';

/** Letter by letter what taking a change back would do, and which letters it leaves as they are; then it is done. */
export function UndoBulk({ record, onClose }: { readonly record: BulkRecord; readonly onClose: () => void }) {
  const rules = useRules();
  const undo = useBulkUndo();
  const { bulkId, atMs, by, change } = record;
  const look = useVaultQuery('letters', 'bulk.undoPreview', { bulkId }, { gcTime: 0 });
  const rows = look.data?.rows ?? [];
  const going = rows.filter(({ refused }) => refused === null).length;
  const form = useRef<HTMLFormElement>(null);
  // What had the focus may have given way to this; the act has it as soon as there is one.
  useEffect(() => {
    if (going > 0) form.current?.querySelector<HTMLElement>('button[type="submit"]')?.focus();
    else form.current?.focus();
  }, [going]);
  return (
    <form
      ref={form}
      tabIndex={-1}
      className="stack"
      aria-label={t('bulk.undoTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        if (going === 0) return;
        undo(bulkId);
        onClose();
      }}
    >
      <p>{[changeWords(change, rules), formatFullMoment(atMs), by].join(' · ')}</p>
      {look.error && <ErrorBanner error={look.error} onRetry={() => void look.refetch()} />}
      {look.data && (
        <>
          <p role="status">
            {going > 0 ? t('bulk.undoWould', { going, kept: rows.length - going }) : t('bulk.undoNothing')}
          </p>
          <BulkPreview rows={rows} change={change} undoing />
        </>
      )}
      <div className="form-foot">
        <Button type="submit" tone="primary" disabled={going === 0}>
          {t('bulk.undoRun', { count: going })}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
