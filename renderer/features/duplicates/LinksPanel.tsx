import { useState } from 'react';
import { formatDay, formatFullMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Badge, Button } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import type { LinkView } from '../../vault/api/letter';
import { highestLevel, useMarkingLevel } from '../common/marking';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { LinkByHand } from './LinkByHand';
import { ReasonLine } from './ReasonLine';
import { useLinks } from './useLinks';

/**
 * Contract for the letter screen: give it the whole detail; it is read only where the letter is not editable or is
 * deleted. It is a panel of its own with a heading; place it in a tab or a column.
 */
export interface LinksPanelProps {
  readonly detail: LetterDetail;
}

/** The letters that this one is linked with: which, as what, by whom; taken back with a reason; others added by number. */
export function LinksPanel({ detail }: LinksPanelProps) {
  const { link, unlink, busy } = useLinks(detail);
  const mayChange = detail.editable && !detail.deleted;
  useMarkingLevel(highestLevel(detail.links));
  return (
    <section className="stack-tight" aria-label={t('duplicates.links')}>
      <h2>{t('duplicates.links')}</h2>
      {detail.links.length === 0 && <p className="dim">{t('duplicates.noLinks')}</p>}
      <ul className="plain-list">
        {detail.links.map((one) => (
          <LinkLine key={one.opId} link={one} busy={busy} onUnlink={mayChange ? unlink : null} />
        ))}
      </ul>
      {mayChange && <LinkByHand recId={detail.recId} linked={detail.links} busy={busy} onLink={link} />}
    </section>
  );
}

interface LinkLineProps {
  readonly link: LinkView;
  readonly busy: boolean;
  readonly onUnlink: ((opId: string, reason: string) => Promise<boolean>) | null;
}

function LinkLine({ link, busy, onUnlink }: LinkLineProps) {
  const { go } = useRouter();
  const rules = useRules();
  const [asking, setAsking] = useState(false);
  const number = link.registerNo || t('duplicates.noNumber');
  return (
    <li className="stack-tight">
      <div className="row">
        <Badge tone="info">{t(`duplicates.kind.${link.kind}`)}</Badge>
        <Button size="small" tone="quiet" onClick={() => go({ screen: 'letter', recId: link.recId })}>
          {number}
        </Button>
        <span className="dim">{formatDay(link.arrivedOn)}</span>
        <span className="dim">{rules.name('statuses', link.status)}</span>
        <span className="grow" />
        {onUnlink && !asking && (
          <Button
            size="small"
            tone="quiet"
            label={t('duplicates.unlinkLabel', { number })}
            onClick={() => setAsking(true)}
          >
            {t('duplicates.unlink')}
          </Button>
        )}
      </div>
      <p>{link.summary}</p>
      {link.text && <p className="dim">{link.text}</p>}
      <p className="dim">{t('detail.noteMeta', { by: link.by, when: formatFullMoment(link.atMs) })}</p>
      {onUnlink && asking && (
        <ReasonLine
          label={t('duplicates.unlinkReason')}
          action={t('duplicates.unlink')}
          busy={busy}
          onReason={(reason) => void onUnlink(link.opId, reason)}
          onCancel={() => setAsking(false)}
        />
      )}
    </li>
  );
}
