import { type ReactNode, useEffect, useState } from 'react';
import { dayOf } from '../../../shared/model/day';
import { papersOf } from '../../../shared/rules/folds';
import type { PaperTemplate } from '../../../shared/rules/pack/schema';
import { isSuggested, templatesFor } from '../../../shared/rules/papers';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, showToast, useHotkeys } from '../../ui';
import type { HistoryEntry, LetterDetail } from '../../vault/api';
import { ErrorBanner } from '../common/ErrorBanner';
import { highestLevel, highestOf, useMarkingLevel } from '../common/marking';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { useVault, useVaultQuery } from '../common/vault';
import { isDraftOf, type PaperDraft, paperDraftValue, readPaperDraft } from './draft';
import { fillPaper } from './fill';
import { IssuedPaper } from './IssuedPaper';
import { PaperEditor } from './PaperEditor';
import { PaperList } from './PaperList';
import { useAdaptation } from './useAdaptation';

export interface PapersProps {
  readonly recId: string;
  /** Op id of an issued paper, or code of a template. */
  readonly paper?: string | undefined;
}

/** The papers of one letter: made from templates, edited, issued, shown again. */
export function Papers({ recId, paper }: PapersProps) {
  const { go } = useRouter();
  const detail = useVaultQuery('letters', 'letter.get', { recId });
  const history = useVaultQuery('letters', 'letter.history', { recId });
  const drafts = useVaultQuery('drafts', 'draft.list', {});
  const { pack } = useRules();
  const issuedLevel = detail.data && highestLevel(papersOf(detail.data).map(({ entry }) => entry.event));
  useMarkingLevel(highestOf([detail.data?.letter.level, issuedLevel]));
  if (detail.error) return <ErrorBanner error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data || !history.data || !drafts.data || !pack) return <p role="status">{t('detail.loading')}</p>;

  const { letter, status, editable, deleted } = detail.data;
  const mayChange = editable && !deleted;
  const templates = templatesFor(pack, { ...letter, status });
  const nameOf = (code: string) => pack.papers.find((one) => one.code === code)?.name ?? code;
  const mine = drafts.data.drafts
    .filter(({ key }) => isDraftOf(recId, key))
    .flatMap((draft) => readPaperDraft(draft) ?? []);
  const all = papersOf(detail.data);
  const issued = all.find(({ entry }) => entry.opId === paper);
  const template = pack.papers.find(({ code }) => code === paper);
  const toList = () => go({ screen: 'papers', recId });

  if (issued) {
    return (
      <IssuedPaper
        key={issued.entry.opId}
        recId={recId}
        issued={issued}
        name={nameOf(issued.entry.event.template)}
        mayChange={mayChange}
        onBack={toList}
      />
    );
  }
  if (template && mayChange) {
    return (
      <NewPaper
        key={template.code}
        detail={detail.data}
        history={history.data.entries}
        template={template}
        draft={mine.find((draft) => draft.paper.template === template.code) ?? null}
        onIssued={(opId) => go({ screen: 'papers', recId, paper: opId })}
        onBack={toList}
      />
    );
  }
  return (
    <ListScreen registerNo={letter.registerNo ?? ''} onBack={() => go({ screen: 'letter', recId })}>
      <PaperList
        templates={templates}
        suggested={new Set(templates.filter((one) => isSuggested(one, { ...letter, status })).map(({ code }) => code))}
        issued={all}
        drafts={mine}
        nameOf={nameOf}
        mayChange={mayChange}
        onOpen={(chosen) => go({ screen: 'papers', recId, paper: chosen })}
      />
    </ListScreen>
  );
}

function ListScreen(props: { readonly registerNo: string; readonly onBack: () => void; readonly children: ReactNode }) {
  useHotkeys({ escape: props.onBack });
  return (
    <section className="screen" aria-label={t('papers.screen')}>
      <div className="screen-head">
        <div className="row">
          <h1>{t('papers.screen')}</h1>
          <span className="number">{props.registerNo}</span>
        </div>
        <Button tone="quiet" keys="Esc" onClick={props.onBack}>
          {t('papers.toLetter')}
        </Button>
      </div>
      <div className="screen-scroll">{props.children}</div>
    </section>
  );
}

interface NewPaperProps {
  readonly detail: LetterDetail;
  readonly history: readonly HistoryEntry[];
  readonly template: PaperTemplate;
  readonly draft: PaperDraft | null;
  readonly onIssued: (opId: string) => void;
  readonly onBack: () => void;
}

/** Fills the template, or goes on with the draft of it, once all that it needs is known. */
function NewPaper({ detail, history, template, draft, onIssued, onBack }: NewPaperProps) {
  const { go } = useRouter();
  const { pack, level } = useRules();
  const me = useVaultQuery('me', 'whoami', {});
  const directory = useVaultQuery('directory', 'directory.view', {});
  const adaptation = useAdaptation(template.code);
  /** The draft as it was when the screen was opened: keeping it must not begin the form anew. */
  const [kept, setKept] = useState(draft);
  const { leave, takeBack } = useLeftDraft();
  if (!me.data || !directory.data || !adaptation || !pack) return <p role="status">{t('detail.loading')}</p>;

  const own = directory.data.units.find(({ unitId }) => unitId === detail.unitId);
  const above = directory.data.units.find(({ unitId }) => unitId === own?.parentId);
  const unit = {
    unitId: detail.unitId,
    name: detail.unitName,
    code: own?.code ?? '',
    level,
    parentName: above?.name ?? null,
  };
  const officer = me.data.holder ?? '';
  const filled = fillPaper(template, detail, history, { pack, unit, today: dayOf(Date.now()), officer, adaptation });
  const fresh = { paper: filled.paper, uncovered: filled.uncovered, resumedMs: null };
  if (kept?.uncovered && detail.masked) {
    return (
      <ListScreen registerNo={detail.letter.registerNo ?? ''} onBack={onBack}>
        <Banner
          tone="warn"
          title={t('papers.draftUncovered')}
          actions={
            <>
              <Button size="small" onClick={() => go({ screen: 'letter', recId: detail.recId })}>
                {t('papers.toLetter')}
              </Button>
              <Button
                size="small"
                onClick={() => {
                  setKept(null);
                  leave(() => {
                    setKept(kept);
                    takeBack(kept);
                  });
                }}
              >
                {t('papers.anew')}
              </Button>
            </>
          }
        >
          {t('papers.draftUncoveredText')}
        </Banner>
      </ListScreen>
    );
  }
  return (
    <PaperEditor
      recId={detail.recId}
      template={template}
      start={kept ? { paper: kept.paper, uncovered: kept.uncovered, resumedMs: kept.savedMs } : fresh}
      fresh={fresh}
      covered={filled.covered}
      unverified={filled.unverified}
      onIssued={onIssued}
      onBack={onBack}
    />
  );
}

/** A draft that is left for a paper filled anew: the first word of that one would take its place. */
function useLeftDraft() {
  const vault = useVault();
  const [back, setBack] = useState<PaperDraft | null>(null);
  const put = ({ key, paper, uncovered }: PaperDraft) =>
    void vault.call('draft.put', { key, value: paperDraftValue(paper, uncovered) }).then((result) => {
      if (!result.ok) showToast({ tone: 'danger', text: errorText(result.error) });
    });
  // Behind what the editor of the other one keeps as it goes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that is taken back
  useEffect(() => {
    if (back) put(back);
  }, [back]);
  return {
    leave: (run: () => void) =>
      showToast({ tone: 'ok', text: t('papers.madeAnew'), action: { label: t('action.undo'), run } }),
    /** Also where the screen was left meanwhile. */
    takeBack: (draft: PaperDraft) => {
      put(draft);
      setBack(draft);
    },
  };
}
