import { approvalOf } from '../../../shared/rules/folds';
import { t } from '../../i18n/t';
import { Button } from '../../ui';
import { useRules } from '../common/rules';
import { letterKeys } from '../common/screenKeys';
import { useCase } from '../letters/caseDesk';
import { DossierPanel } from './DossierPanel';
import { NextMoves } from './NextMoves';
import { Path } from './Path';
import { RetentionNote } from './RetentionNote';
import { SoFar } from './SoFar';
import { TrackChooser } from './TrackChooser';
import { statusOf } from './useAdvance';
import { useWorkActs } from './useWorkActs';
import { WorkForm } from './WorkForm';

/** Xử lý: where the letter stands, what comes next, and what has been done. */
export function WorkflowTab() {
  const { detail, track, form, mayChange } = useCase();
  const rules = useRules();
  const direction = approvalOf(detail, track ?? undefined)?.direction;
  const intended = rules.pack?.directions.find(({ code }) => code === direction)?.status ?? null;
  const acts = useWorkActs();
  return (
    <div className="stack">
      <TrackChooser />
      <Path status={statusOf(detail, track)} intended={intended} />
      {track === null && <RetentionNote />}
      {mayChange && form === null && (
        <>
          <p className="group-label" aria-hidden="true">
            {t('workflow.next')}
          </p>
          <NextMoves />
          <p className="group-label" aria-hidden="true">
            {t('workflow.acts')}
          </p>
          <div className="row" role="toolbar" aria-label={t('workflow.acts')}>
            {acts.map(({ kind, run }) => (
              <Button
                key={kind}
                size="small"
                keys={letterKeys[kind].keys}
                disabled={run === null}
                onClick={() => run?.()}
              >
                {t(letterKeys[kind].text)}
              </Button>
            ))}
          </div>
        </>
      )}
      <WorkForm />
      <SoFar />
      <DossierPanel />
    </div>
  );
}
