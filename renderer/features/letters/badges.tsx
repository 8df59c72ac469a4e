import { t } from '../../i18n/t';
import { Badge, type Tone } from '../../ui';
import type { ListRow } from '../../vault/api';
import { useRules } from '../common/rules';

const tones: Readonly<Record<string, Tone>> = {
  'tiep-nhan': 'info',
  'phan-loai': 'warn',
  'de-xuat': 'warn',
  duyet: 'warn',
  'thu-ly': 'warn',
  'xac-minh': 'warn',
  'ket-luan': 'warn',
  'thong-bao': 'warn',
  chuyen: 'info',
  'nam-tinh-hinh': 'info',
  'ket-thuc': 'ok',
};

export const statusTone = (status: string): Tone | 'plain' => tones[status] ?? 'plain';

/** Where a letter or one of its contents stands, as the rule pack calls it. */
export function StatusBadge({ status }: { readonly status: string }) {
  const rules = useRules();
  return <Badge tone={statusTone(status)}>{rules.name('statuses', status)}</Badge>;
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
