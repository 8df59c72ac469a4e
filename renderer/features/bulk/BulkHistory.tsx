import { useState } from 'react';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui';
import type { BulkRecord } from '../../vault/api/bulk';
import { BulkList } from './BulkList';
import { UndoBulk } from './UndoBulk';

/** What was changed together before, as a part of a screen; taking one back is a dialog over it. */
export function BulkHistory() {
  const [undoing, setUndoing] = useState<BulkRecord | null>(null);
  const close = () => setUndoing(null);
  return (
    <>
      <BulkList onUndo={setUndoing} />
      {undoing && (
        <Dialog title={t('bulk.undoTitle')} onClose={close} wide>
          <UndoBulk record={undoing} onClose={close} />
        </Dialog>
      )}
    </>
  );
}
