import { formatMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Badge, Button } from '../../ui';
import type { ScanView } from '../../vault/api/scans';
import { useRules } from '../common/rules';
import { useVaultQuery } from '../common/vault';
import { Thumbnail } from './Thumbnail';
import { formatBytes } from './words';

export interface ScanRowProps {
  readonly recId: string;
  readonly scan: ScanView;
  /** The document of the dossier that it is; '' for none. */
  readonly item: string;
  readonly mayChange: boolean;
  /** The denouncer is covered, and a scan would show who he is. */
  readonly masked: boolean;
  readonly onView: () => void;
  readonly onRemove: () => void;
}

export function ScanRow({ recId, scan, item, mayChange, masked, onView, onRemove }: ScanRowProps) {
  const rules = useRules();
  const shown = scan.present && !masked;
  const picture = useVaultQuery('letters', 'scan.thumbnail', { recId, id: scan.id }, { enabled: shown, retry: false });
  const name = scan.name || t('scans.covered');
  return (
    <li className="scan-row">
      <Thumbnail type={scan.type} bytes={shown ? picture.data?.bytes : undefined} />
      <div className="stack-tight grow">
        <div>
          <strong>{name}</strong> <Badge tone="danger">{rules.name('secrecy', scan.level)}</Badge>{' '}
          {item && <Badge>{item}</Badge>} {!scan.present && <Badge tone="warn">{t('scans.elsewhere')}</Badge>}
        </div>
        <div className="dim">
          {t(`scans.type.${scan.type}`)} · {t('scans.pages', { count: scan.pages })} · {formatBytes(scan.bytes)} ·{' '}
          {t('detail.noteMeta', { by: scan.by, when: formatMoment(scan.atMs) })}
        </div>
      </div>
      <div className="row">
        {shown && (
          <Button size="small" label={t('scans.viewOne', { name })} onClick={onView}>
            {t('scans.view')}
          </Button>
        )}
        {mayChange && (
          <Button size="small" label={t('scans.removeOne', { name })} onClick={onRemove}>
            {t('scans.remove')}
          </Button>
        )}
      </div>
    </li>
  );
}
