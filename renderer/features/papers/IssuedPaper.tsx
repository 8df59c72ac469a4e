import { useMemo, useState } from 'react';
import { readPaper } from '../../../shared/model/paper';
import type { Paper as IssuedEntry } from '../../../shared/rules/folds';
import { formatDay, formatFullMoment, isoDay } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { label, t } from '../../i18n/t';
import { Badge, Banner, Button, showToast, useHotkeys } from '../../ui';
import { useMarkingLevel } from '../common/marking';
import { ReasonDialog } from '../common/ReasonDialog';
import { useVaultCommand } from '../common/vault';
import { PaperPreview } from './PaperPreview';
import { usePaperOutput } from './usePaperOutput';

export interface IssuedPaperProps {
  readonly recId: string;
  readonly issued: IssuedEntry;
  /** What the pack calls its template. */
  readonly name: string;
  readonly mayChange: boolean;
  readonly onBack: () => void;
}

/** A paper that was issued: nobody changes it any more; it is printed again, exported, or withdrawn with a reason. */
export function IssuedPaper(props: IssuedPaperProps) {
  const { issued, onBack } = props;
  const paper = readPaper(issued.entry.event.body);
  useHotkeys({ escape: onBack });
  if (!paper) {
    return (
      <section className="screen" aria-label={t('papers.issued')}>
        <Banner tone="warn" actions={<Button onClick={onBack}>{t('action.back')}</Button>}>
          {t('papers.unreadable')}
        </Banner>
      </section>
    );
  }
  return <Shown {...props} paper={paper} />;
}

function Shown({
  recId,
  issued,
  name,
  mayChange,
  onBack,
  paper,
}: IssuedPaperProps & { readonly paper: NonNullable<ReturnType<typeof readPaper>> }) {
  const { entry, withdrawn } = issued;
  const [asking, setAsking] = useState(false);
  const add = useVaultCommand('work.add');
  const withdrawnOn = withdrawn?.event.on;
  const standing = useMemo(
    () => (withdrawnOn === undefined ? undefined : ({ state: 'withdrawn', on: withdrawnOn } as const)),
    [withdrawnOn],
  );
  useMarkingLevel(paper.level);
  const output = usePaperOutput(recId, paper, name, standing);
  useHotkeys({ 'ctrl+p': () => output.start('print') });

  const setState = async (state: 'thu-hoi' | 'phuc-hoi', reason: string) => {
    const event = { t: 'paperState', paper: entry.opId, state, on: isoDay(new Date()), reason } as const;
    const result = await add.mutateAsync({ recId, event });
    setAsking(false);
    if (!result.ok) return showToast({ tone: 'danger', text: errorText(result.error) });
    showToast(
      state === 'thu-hoi'
        ? {
            tone: 'ok',
            text: t('papers.withdrawn'),
            action: { label: t('action.undo'), run: () => void setState('phuc-hoi', t('papers.undoReason')) },
          }
        : { tone: 'ok', text: t('papers.restored') },
    );
  };

  return (
    <section className="screen" aria-label={t('papers.issued')}>
      <div className="screen-head">
        <div className="row">
          <h1>{name}</h1>
          <span className="number">{entry.event.numberText}</span>
          <span className="dim">{formatDay(entry.event.on)}</span>
          {paper.level && <Badge tone="danger">{label('level', paper.level)}</Badge>}
          {withdrawn && <Badge tone="warn">{t('papers.state.thu-hoi')}</Badge>}
        </div>
        <div className="row">
          <Button tone="primary" keys="Ctrl+P" onClick={() => output.start('print')}>
            {t('papers.print')}
          </Button>
          <Button onClick={() => output.start('docx')}>{t('papers.exportDocx')}</Button>
          <Button onClick={() => output.start('pdf')}>{t('papers.exportPdf')}</Button>
          {mayChange && !withdrawn && <Button onClick={() => setAsking(true)}>{t('papers.withdraw')}</Button>}
          <Button tone="quiet" keys="Esc" onClick={onBack}>
            {t('action.back')}
          </Button>
        </div>
      </div>
      {withdrawn && (
        <Banner
          tone="warn"
          title={t('papers.withdrawnTitle', { on: formatDay(withdrawn.event.on) })}
          actions={
            mayChange && (
              <Button
                size="small"
                busy={add.isPending}
                onClick={() => void setState('phuc-hoi', t('papers.undoReason'))}
              >
                {t('papers.restore')}
              </Button>
            )
          }
        >
          {t('papers.withdrawnText', { reason: withdrawn.event.reason, by: withdrawn.by })}
        </Banner>
      )}
      <p className="dim">{t('papers.issuedBy', { by: entry.by, when: formatFullMoment(entry.atMs) })}</p>
      <PaperPreview paper={paper} name={name} {...(standing ? { standing } : {})} />
      {asking && (
        <ReasonDialog
          title={t('papers.withdrawTitle', { number: entry.event.numberText ?? name })}
          text={t('papers.withdrawText')}
          label={t('papers.withdrawReason')}
          maxLength={1000}
          action={t('papers.withdraw')}
          busy={add.isPending}
          onReason={(reason) => void setState('thu-hoi', reason)}
          onCancel={() => setAsking(false)}
        />
      )}
      {output.dialog}
    </section>
  );
}
