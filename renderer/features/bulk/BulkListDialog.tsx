import { t } from '../../i18n/t';
import { Dialog } from '../../ui';
import { BulkList } from './BulkList';

/** The register's way to what was changed together before. */
export function BulkListDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={t('bulk.listTitle')} onClose={onClose} wide>
      <BulkList />
    </Dialog>
  );
}
