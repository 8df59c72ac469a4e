import { useState } from 'react';
import { formatFullMoment } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import { Badge, Banner, Button, Tabs, useHotkeys } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import { ErrorBanner } from '../common/ErrorBanner';
import { useRouter } from '../common/route';
import { useVaultQuery } from '../common/vault';
import { StatusBadge } from './badges';
import { ConflictPanel } from './ConflictPanel';
import { DeleteDialog } from './DeleteDialog';
import { Facts } from './Facts';
import { History } from './History';
import { Moves } from './Moves';
import { Notes } from './Notes';
import { useDeletion } from './useDeletion';

/** One letter: everything that is known of it, and what may be done with it. */
export function LetterScreen({ recId }: { readonly recId: string }) {
  const detail = useVaultQuery('letters', 'letter.get', { recId });
  if (detail.error) return <ErrorBanner error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <p role="status">{t('detail.loading')}</p>;
  return <Detail key={recId} detail={detail.data} />;
}

function Detail({ detail }: { readonly detail: LetterDetail }) {
  const { go, back } = useRouter();
  const [asking, setAsking] = useState(false);
  const { remove, restore, busy } = useDeletion(detail.recId);
  const { recId, letter, deleted } = detail;
  const mayChange = detail.editable && !deleted;
  const edit = () => {
    if (mayChange) go({ screen: 'edit', recId });
  };
  useHotkeys({ escape: back, e: edit });

  return (
    <section className="screen" aria-label={t('detail.title')}>
      <div className="screen-head">
        <div className="row">
          <h1>{label('kind', letter.kind ?? '')}</h1>
          {letter.registerNo && <span className="number">{letter.registerNo}</span>}
          <StatusBadge status={detail.status} />
          {letter.level && <Badge tone="danger">{label('level', letter.level)}</Badge>}
          {detail.unsent && <Badge tone="info">{t('detail.unsent')}</Badge>}
        </div>
        <div className="row">
          {mayChange && (
            <>
              <Button tone="primary" keys="E" onClick={edit}>
                {t('action.edit')}
              </Button>
              <Button onClick={() => setAsking(true)}>{t('action.delete')}</Button>
            </>
          )}
          <Button tone="quiet" keys="Esc" onClick={back}>
            {t('action.back')}
          </Button>
        </div>
      </div>
      <div className="screen-scroll stack">
        {!detail.editable && <Banner tone="info">{t('detail.readOnly')}</Banner>}
        {detail.deleteConflict && (
          <Banner tone="warn" title={t('detail.deleteConflict')}>
            {t('detail.deleteConflictText')}
          </Banner>
        )}
        {deleted && (
          <Banner
            tone="warn"
            title={t('detail.deletedTitle')}
            actions={
              detail.editable && (
                <Button size="small" busy={busy} onClick={() => void restore()}>
                  {t('action.restore')}
                </Button>
              )
            }
          >
            {t('detail.deletedText', {
              by: deleted.by,
              when: formatFullMoment(deleted.atMs),
              reason: deleted.reason,
            })}
          </Banner>
        )}
        <ConflictPanel detail={detail} />
        <div className="two-columns">
          <div className="stack">
            <Facts detail={detail} />
          </div>
          <div className="stack">
            {mayChange && <Moves recId={recId} status={detail.status} />}
            <div className="panel">
              <Tabs
                label={t('detail.tabs')}
                tabs={[
                  {
                    id: 'notes',
                    label: t('detail.tab.notes', { count: detail.notes.length }),
                    content: <Notes detail={detail} mayAdd={mayChange} />,
                  },
                  { id: 'history', label: t('detail.tab.history'), content: <History recId={recId} /> },
                ]}
              />
            </div>
          </div>
        </div>
      </div>
      {asking && (
        <DeleteDialog
          busy={busy}
          onCancel={() => setAsking(false)}
          onDelete={(reason) => void remove(reason).then((done) => done && setAsking(false))}
        />
      )}
    </section>
  );
}
