import { useState } from 'react';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui';
import type { BulkRecord } from '../../vault/api/bulk';
import { BulkList } from './BulkList';
import { UndoBulk } from './UndoBulk';

/** The register's way to what was changed together before. Taking one back takes the list's place, and leads back to it. */
export function BulkListDialog({ onClose }: { readonly onClose: () => void }) {
  const [undoing, setUndoing] = useState<BulkRecord | null>(null);
  const back = () => setUndoing(null);
  return (
    <Dialog title={t(undoing ? 'bulk.undoTitle' : 'bulk.listTitle')} onClose={undoing ? back : onClose} wide>
      {undoing ? <UndoBulk record={undoing} onClose={back} /> : <BulkList onUndo={setUndoing} />}
    </Dialog>
  );
}
