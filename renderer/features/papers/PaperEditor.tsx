import { useRef, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import { countUnfilled } from '../../../shared/model/paper';
import type { PaperTemplate } from '../../../shared/rules/pack/schema';
import type { Clock } from '../../../shared/rules/types';
import { formatMoment } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, showToast, useHotkeys } from '../../ui';
import { useMarkingLevel } from '../common/marking';
import { useVaultCommand } from '../common/vault';
import { paperDraftKey } from './draft';
import { tidy } from './fill';
import { IssueDialog } from './IssueDialog';
import { goToNextUnfilled } from './nextUnfilled';
import { PaperForm } from './PaperForm';
import { PaperPreview } from './PaperPreview';
import { UnverifiedDue } from './UnverifiedDue';
import { useRemember } from './useAdaptation';
import { type PaperStart, useEditedPaper } from './useEditedPaper';
import { usePaperOutput } from './usePaperOutput';

export interface PaperEditorProps {
  readonly recId: string;
  readonly template: PaperTemplate;
  readonly start: PaperStart;
  /** As the letter fills it now. */
  readonly fresh: PaperStart;
  readonly covered: boolean;
  /** Deadlines in it that nobody has verified. */
  readonly unverified: readonly Clock[];
  readonly onIssued: (opId: string) => void;
  readonly onBack: () => void;
}

const draftStanding = { state: 'draft' } as const;

/** A paper before it is issued: the form on the left, on the right the very PDF. */
export function PaperEditor(props: PaperEditorProps) {
  const { recId, template, start, fresh, covered, unverified, onIssued, onBack } = props;
  const [issuing, setIssuing] = useState(false);
  const [failure, setFailure] = useState<DeskError | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const add = useVaultCommand('paper.issue');
  const remember = useRemember();
  const key = paperDraftKey(recId, template.code);
  const { paper, resumedMs, draft, change, anew } = useEditedPaper(key, start);
  const output = usePaperOutput(recId, tidy(paper), template.name, draftStanding);
  const open = countUnfilled(paper);
  useMarkingLevel(paper.level);
  const next = () => goToNextUnfilled(form.current);
  useHotkeys({
    escape: onBack,
    'ctrl+s': () => void draft.keepNow().then(() => showToast({ tone: 'ok', text: t('papers.kept') })),
    'ctrl+p': () => output.start('print'),
    'alt+n': next,
  });

  const issue = async () => {
    const issued = tidy(paper);
    const event = {
      t: 'paper',
      template: template.code,
      title: template.name,
      level: issued.level,
      on: issued.on,
      recipients: issued.recipients,
      body: JSON.stringify(issued),
    } as const;
    draft.stop();
    const result = await add.mutateAsync({ recId, event, book: template.book, sign: paper.sign, draftKey: key });
    if (!result.ok) {
      draft.goOn();
      setFailure(result.error);
      return;
    }
    showToast({ tone: 'ok', text: t('papers.issuedToast', { number: result.value.numberText }) });
    onIssued(result.value.opId);
  };

  return (
    <section className="screen" aria-label={t('papers.editor')}>
      <div className="screen-head">
        <div className="row">
          <h1>{template.name}</h1>
          <span className="dim" role="status">
            {draft.keptMs !== null
              ? t('papers.keptAt', { when: formatMoment(draft.keptMs) })
              : resumedMs !== null
                ? t('papers.resumed', { when: formatMoment(resumedMs) })
                : ''}
          </span>
        </div>
        <div className="row">
          <Button tone="primary" onClick={() => setIssuing(true)}>
            {t('papers.issue')}
          </Button>
          {open > 0 && (
            <Button keys="Alt+N" onClick={next}>
              {t('papers.nextUnfilled', { count: open })}
            </Button>
          )}
          <Button keys="Ctrl+P" onClick={() => output.start('print')}>
            {t('papers.printDraft')}
          </Button>
          <Button onClick={() => void remember(tidy(paper))}>{t('papers.remember')}</Button>
          <Button onClick={() => anew(fresh)}>{t('papers.anew')}</Button>
          <Button tone="quiet" keys="Esc" onClick={onBack}>
            {t('action.back')}
          </Button>
        </div>
      </div>
      {draft.error && <Banner tone="danger">{errorText(draft.error)}</Banner>}
      {covered && <Banner tone="info">{t('papers.covered')}</Banner>}
      <UnverifiedDue clocks={unverified} />
      {template.source.standing !== 'verified' && <Banner tone="info">{t('papers.unverified')}</Banner>}
      <div className="paper-columns">
        <div className="screen-scroll">
          <PaperForm ref={form} paper={paper} onChange={change} />
        </div>
        <PaperPreview paper={paper} name={template.name} standing={draftStanding} />
      </div>
      {issuing && (
        <IssueDialog
          name={template.name}
          sign={paper.sign}
          book={template.book}
          year={Number(paper.on.slice(0, 4))}
          unfilled={open}
          unverified={unverified}
          busy={add.isPending}
          error={failure}
          onIssue={() => void issue()}
          onCancel={() => setIssuing(false)}
        />
      )}
      {output.dialog}
    </section>
  );
}
