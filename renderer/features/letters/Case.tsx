import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { formatFullMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Banner, Button, Tabs, useHotkeys } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import { NumberYear } from '../books/NumberYear';
import { useMarkingLevel } from '../common/marking';
import { ReasonDialog } from '../common/ReasonDialog';
import { useRecentLetter } from '../common/recent';
import { useRouter } from '../common/route';
import { OwnNotice } from '../guard/OwnNotice';
import { StandingNotice } from '../guard/StandingNotice';
import { CaseActions } from './CaseActions';
import { CaseHeader } from './CaseHeader';
import { ConflictPanel } from './ConflictPanel';
import { type CaseDesk, CaseProvider, type OpenForm, tabOf } from './caseDesk';
import { type CaseTab, caseTabs } from './caseTabs';
import { Facts } from './Facts';
import { MaskBar } from './MaskBar';
import { tabsOf } from './tabs';
import { useDeletion } from './useDeletion';

export interface CaseProps {
  readonly detail: LetterDetail;
  readonly tab: string | undefined;
  /** The small form to begin with. */
  readonly begin?: OpenForm | undefined;
}

const knownTab = (wanted: string | undefined): CaseTab => caseTabs.find((tab) => tab === wanted) ?? 'work';

/** The letter as a case file: facts at the left, its parts at the right, one small form at a time. */
export function Case({ detail, tab: wanted, begin }: CaseProps) {
  const { go, back, stand } = useRouter();
  const queries = useQueryClient();
  const { recId, letter, deleted } = detail;
  const mayChange = detail.editable && !deleted;
  const first = begin && mayChange ? begin : null;
  const [tab, setTab] = useState(() => knownTab(first ? tabOf[first.kind] : wanted));
  const [form, setForm] = useState<OpenForm | null>(first);
  const [track, setTrack] = useState<string | null>(first?.claim ?? null);
  const [asking, setAsking] = useState(false);
  const [uncovered, setUncovered] = useState(false);
  const { remove, restore, busy } = useDeletion(detail.recId);
  useMarkingLevel(letter.level);
  useRecentLetter(detail);
  useEffect(() => stand({ screen: 'letter', recId, tab }), [stand, recId, tab]);

  const showTab = (next: CaseTab) => {
    setForm(null);
    setTab(next);
  };
  const desk: CaseDesk = {
    detail,
    mayChange,
    form,
    track: letter.claims?.some(({ id }) => id === track) ? track : null,
    setTrack: (next) => {
      setForm(null);
      setTrack(next);
    },
    open: (next) => {
      setTab(tabOf[next.kind]);
      setForm(next);
    },
    close: () => setForm(null),
    showTab,
    fresh: () => queries.getQueryData<LetterDetail>(['letters', 'letter.get', { recId }]) ?? detail,
  };
  const edit = () => {
    if (mayChange) go({ screen: 'edit', recId });
  };
  const leave = () => (form ? setForm(null) : back());
  useHotkeys({ escape: leave });

  return (
    <CaseProvider value={desk}>
      <section className="screen" aria-label={t('detail.title')} data-form={form?.kind}>
        <CaseActions tab={tab} onEdit={edit} onDelete={() => setAsking(true)} />
        <CaseHeader onEdit={edit} onDelete={() => setAsking(true)} onBack={leave} />
        <OwnNotice />
        <StandingNotice />
        <NumberYear />
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
        <div className="case">
          <div className="case-side stack">
            <MaskBar uncovered={uncovered} onUncovered={setUncovered} />
            <ConflictPanel detail={detail} />
            <Facts />
          </div>
          <div className="case-work">
            <Tabs label={t('detail.tabs')} tabs={tabsOf(detail)} open={tab} onOpen={(id) => showTab(knownTab(id))} />
          </div>
        </div>
        {asking && (
          <ReasonDialog
            title={t('detail.deleteTitle')}
            text={t('detail.deleteText')}
            label={t('detail.deleteReason')}
            maxLength={2000}
            action={t('action.delete')}
            busy={busy}
            onReason={(reason) => void remove(reason).then((done) => done && setAsking(false))}
            onCancel={() => setAsking(false)}
          />
        )}
      </section>
    </CaseProvider>
  );
}
