import { approvalOf, proposalOf } from '../../../shared/rules/folds';
import { t } from '../../i18n/t';
import { Button, useHotkeys } from '../../ui';
import { useRules } from '../common/rules';
import { type FormKind, useCase } from '../letters/caseDesk';
import { DossierPanel } from './DossierPanel';
import { NextMoves } from './NextMoves';
import { Path } from './Path';
import { RetentionNote } from './RetentionNote';
import { SoFar } from './SoFar';
import { TrackChooser } from './TrackChooser';
import { statusOf } from './useAdvance';
import { WorkForm } from './WorkForm';

const acts = [
  { kind: 'classify', key: 'l', perTrack: false },
  { kind: 'propose', key: 'p', perTrack: true },
  { kind: 'approve', key: 'd', perTrack: true },
  { kind: 'step', key: 'b', perTrack: true },
  { kind: 'transfer', key: 'c', perTrack: true },
  { kind: 'remind', key: 'o', perTrack: false },
  { kind: 'result', key: 'k', perTrack: true },
] as const satisfies readonly { readonly kind: FormKind; readonly key: string; readonly perTrack: boolean }[];

/** Xử lý: where the letter stands, what comes next, and what has been done. */
export function WorkflowTab() {
  const { detail, track, form, open, mayChange } = useCase();
  const rules = useRules();
  const direction = approvalOf(detail, track ?? undefined)?.direction;
  const intended = rules.pack?.directions.find(({ code }) => code === direction)?.status ?? null;
  const ready = (kind: FormKind) => kind !== 'approve' || proposalOf(detail, track ?? undefined) !== null;
  const start = (kind: FormKind, perTrack: boolean) =>
    open({ kind, ...(perTrack && track !== null ? { claim: track } : {}) });
  const shortcuts = Object.fromEntries(
    acts.filter(({ kind }) => ready(kind)).map(({ kind, key, perTrack }) => [key, () => start(kind, perTrack)]),
  );
  useHotkeys(shortcuts, mayChange && form === null);
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
            {acts.map(({ kind, key, perTrack }) => (
              <Button
                key={kind}
                size="small"
                keys={key.toUpperCase()}
                disabled={!ready(kind)}
                onClick={() => start(kind, perTrack)}
              >
                {t(`workflow.act.${kind}`)}
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
