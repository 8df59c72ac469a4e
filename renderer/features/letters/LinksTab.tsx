import { formatDay } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import { Badge, Button } from '../../ui';
import { useRouter } from '../common/route';
import { StatusBadge } from './badges';
import { useCase } from './caseDesk';

/** Liên quan: letters that an officer linked with this one. */
export function LinksTab() {
  const { detail } = useCase();
  const { go } = useRouter();
  if (detail.links.length === 0) return <p className="dim">{t('case.noLinks')}</p>;
  return (
    <ul className="plain-list">
      {detail.links.map((link) => (
        <li key={link.opId} className="row row-apart">
          <span>
            <Badge>{label('case.linkOf', link.kind)}</Badge> <span className="number">{link.registerNo}</span>{' '}
            <StatusBadge status={link.status} /> <span className="dim">{formatDay(link.arrivedOn)}</span>
            <div>{link.summary}</div>
            {link.text && <div className="dim">{link.text}</div>}
          </span>
          <Button size="small" onClick={() => go({ screen: 'letter', recId: link.recId })}>
            {t('case.openLink')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
