import { useState } from 'react';
import { formatDay, formatFullMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Badge, Button, TextField } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import type { LinkView } from '../../vault/api/letter';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { LinkByHand } from './LinkByHand';
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
  const [reason, setReason] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const number = link.registerNo || t('duplicates.noNumber');
  const remove = () => {
    setTried(true);
    if (reason?.trim()) void onUnlink?.(link.opId, reason.normalize('NFC').trim());
  };
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
        {onUnlink && reason === null && (
          <Button
            size="small"
            tone="quiet"
            label={t('duplicates.unlinkLabel', { number })}
            onClick={() => setReason('')}
          >
            {t('duplicates.unlink')}
          </Button>
        )}
      </div>
      <p>{link.summary}</p>
      {link.text && <p className="dim">{link.text}</p>}
      <p className="dim">{t('detail.noteMeta', { by: link.by, when: formatFullMoment(link.atMs) })}</p>
      {reason !== null && (
        <div className="row row-end">
          <div className="grow">
            <TextField
              label={t('duplicates.unlinkReason')}
              value={reason}
              onChange={setReason}
              required
              autoFocus
              maxLength={1000}
              error={tried && !reason.trim() ? t('form.error.required') : undefined}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing || event.keyCode === 229) return;
                if (event.key === 'Escape') {
                  event.preventDefault();
                  setReason(null);
                } else if (event.key === 'Enter') {
                  event.preventDefault();
                  remove();
                }
              }}
            />
          </div>
          <Button size="small" tone="danger" busy={busy} onClick={remove}>
            {t('duplicates.unlink')}
          </Button>
          <Button size="small" tone="quiet" onClick={() => setReason(null)}>
            {t('action.cancel')}
          </Button>
        </div>
      )}
    </li>
  );
}
