import { label, t } from '../../i18n/t';
import { Badge } from '../../ui';
import type { ListRow } from '../../vault/api';

const statusTones: Readonly<Record<string, 'info' | 'warn' | 'ok' | 'plain'>> = {
  'tiep-nhan': 'info',
  'phan-loai': 'warn',
  'thu-ly': 'warn',
  'ket-thuc': 'ok',
};

export function StatusBadge({ status }: { readonly status: string }) {
  return <Badge tone={statusTones[status] ?? 'plain'}>{label('letterStatus', status)}</Badge>;
}

/** What needs attention about a letter: two values side by side, deleted, not yet at the center. */
export function FlagBadges({ row }: { readonly row: Pick<ListRow, 'conflict' | 'deleted' | 'unsent'> }) {
  return (
    <>
      {row.conflict && <Badge tone="danger">{t('register.flag.conflict')}</Badge>}
      {row.deleted && <Badge>{t('register.flag.deleted')}</Badge>}
      {row.unsent && <Badge tone="info">{t('register.flag.unsent')}</Badge>}
    </>
  );
}
