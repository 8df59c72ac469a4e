import { useEffect, useState } from 'react';
import type { DeskError } from '../../shared/errors';
import { useVault } from '../features/common/vault';
import { errorText } from '../i18n/errors';
import { t } from '../i18n/t';
import { Banner, Button } from '../ui';

/**
 * What the vault found by itself, `found` while it was opened: tampering, a rollback, a full disk. Stays until the
 * officer has seen it.
 */
export function AlarmNotice({ found }: { readonly found: DeskError | null }) {
  const vault = useVault();
  const [error, setError] = useState(found);
  useEffect(() => vault.on('alarm', (event) => setError(event.error)), [vault]);
  if (!error) return null;
  return (
    <Banner
      tone="danger"
      title={t('alarm.title')}
      actions={
        <Button size="small" onClick={() => setError(null)}>
          {t('action.close')}
        </Button>
      }
    >
      {errorText(error)}
    </Banner>
  );
}
