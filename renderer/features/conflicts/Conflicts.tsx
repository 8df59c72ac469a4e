import { useMemo, useState } from 'react';
import { t } from '../../i18n/t';
import { DataTable } from '../../ui';
import type { ListRow } from '../../vault/api';
import { ErrorBanner } from '../common/ErrorBanner';
import { highestLevel, useMarkingLevel } from '../common/marking';
import { useRouter } from '../common/route';
import { useVaultQuery } from '../common/vault';
import { useUsualColumns } from '../register/columns';

const none: readonly ListRow[] = [];

/** Cần đối chiếu: letters in which two people changed one thing without knowing of each other. */
export function Conflicts() {
  const { go } = useRouter();
  const columns = useUsualColumns();
  const [active, setActive] = useState(0);
  const list = useVaultQuery('letters', 'conflicts.list', {});
  const rows = list.data?.rows ?? none;
  useMarkingLevel(useMemo(() => highestLevel(rows), [rows]));
  return (
    <section className="screen" aria-label={t('conflicts.title')}>
      <h1>{t('conflicts.title')}</h1>
      <p className="dim">{t('conflicts.text')}</p>
      {list.error && <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />}
      <DataTable
        label={t('conflicts.title')}
        columns={columns}
        total={rows.length}
        rowAt={(index) => rows[index]}
        active={Math.min(active, Math.max(0, rows.length - 1))}
        onActive={setActive}
        onOpen={(index) => {
          const row = rows[index];
          if (row) go({ screen: 'letter', recId: row.recId });
        }}
        empty={list.isPending ? t('register.searching') : t('conflicts.empty')}
      />
    </section>
  );
}
