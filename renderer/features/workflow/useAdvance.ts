import type { Result } from '../../../shared/errors';
import type { LetterStatus } from '../../../shared/model/letter';
import { transfersOf } from '../../../shared/rules/folds';
import { destructionDecision, destructionMinutes } from '../../../shared/rules/workflow';
import { isoDay } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { clearToasts, showToast } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import type { OfferedMove } from '../../vault/api/work';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { useVaultCommand } from '../common/vault';
import { type FormKind, useCase } from '../letters/caseDesk';
import { isMoveDay } from './today';

/** The moves that the pack offers a track now. */
export const movesOf = (detail: LetterDetail, track: string | null): readonly OfferedMove[] =>
  track === null ? detail.moves.main : (detail.moves.tracks[track] ?? []);

/** Where a track stands; a claim that never moved by itself stands where the letter does. */
export const statusOf = (detail: LetterDetail, track: string | null): LetterStatus =>
  track === null ? detail.status : (detail.tracks[track] ?? detail.status);

/** Which form gives what a move misses. */
export const formFor: Readonly<Record<string, FormKind>> = {
  classification: 'classify',
  proposal: 'propose',
  approval: 'approve',
  result: 'result',
  transfer: 'transfer',
  guard: 'guard',
  decision: 'step',
};

/** What that form is about, where it serves several purposes. */
const aboutOf: Readonly<Record<string, string>> = { decision: destructionDecision };

/** A transfer of a track that was not sent yet: its op id, or null. */
function draftedTransfer(detail: LetterDetail, track: string | null): string | null {
  const drafted = transfersOf(detail, track ?? undefined).findLast(({ state }) => state === 'da-lap');
  return drafted?.entry.opId ?? null;
}

const ofTrack = (track: string | null): { claim?: string } => (track === null ? {} : { claim: track });

interface How {
  readonly reason?: string;
  /** `YYYY-MM-DD`; today when absent. */
  readonly on?: string;
}

/**
 * Takes a track on: to the new status when nothing is missing, else to the form of what is missing first. `on` is when it
 * happened, if not today.
 */
export function useAdvance() {
  const { open, showTab, fresh } = useCase();
  const { go } = useRouter();
  const rules = useRules();
  const command = useVaultCommand('letter.move');

  const moveNow = async (to: LetterStatus, track: string | null, how: How = {}): Promise<Result<unknown>> => {
    const before = fresh();
    const from = statusOf(before, track);
    const { recId } = before;
    const step = (target: LetterStatus, { reason = '', on = '' }: How) =>
      command.mutateAsync({
        recId,
        to: target,
        ...(track === null ? {} : { track }),
        ...(reason === '' ? {} : { reason }),
        // What is entered on its own day needs no day beside that of its entry.
        ...(on === '' || on === isoDay(new Date()) ? {} : { on }),
      });
    const result = await step(to, how);
    if (!result.ok) return result;
    const mayUndo = movesOf(fresh(), track).some((move) => move.to === from && move.missing.length === 0);
    const undo = async () => {
      const undone = await step(from, { reason: t('workflow.undoReason') });
      showToast(
        undone.ok
          ? { tone: 'ok', text: t('workflow.undone', { status: rules.name('statuses', from) }) }
          : { tone: 'danger', text: errorText(undone.error) },
      );
    };
    // What earlier moves offered to take back is no longer the last that was done.
    clearToasts();
    showToast({
      tone: 'ok',
      text: t('workflow.moved', { status: rules.name('statuses', to) }),
      ...(mayUndo ? { action: { label: t('action.undo'), run: () => void undo() } } : {}),
    });
    return result;
  };

  /** Leads to where what a move misses is given; says so where only time gives it. */
  const supply = (what: string, to: LetterStatus, track: string | null): void => {
    const drafted = what === 'transfer' ? draftedTransfer(fresh(), track) : null;
    const kind = drafted === null ? formFor[what] : 'transferState';
    const about = drafted ?? aboutOf[what];
    if (kind) open({ kind, toward: to, ...ofTrack(track), ...(about ? { about } : {}) });
    else if (what === 'minutes') go({ screen: 'papers', recId: fresh().recId, paper: destructionMinutes });
    else if (what === 'retention-due') showToast({ tone: 'danger', text: t('workflow.retentionWait') });
    else showTab('claims');
  };

  /** An approval that does not count is what is missing, where the guard is asked for. */
  const lacks = (what: string, barred: readonly string[]): string =>
    what === 'guard' && fresh().work.some(({ opId, event }) => event.t === 'approve' && barred.includes(opId))
      ? 'approval'
      : what;

  const advance = async (to: LetterStatus, track: string | null, on = ''): Promise<void> => {
    const offered = movesOf(fresh(), track).find((move) => move.to === to);
    if (!offered) return;
    const [first] = offered.missing;
    if (first !== undefined) supply(lacks(first, offered.barred), to, track);
    else if (offered.needsReason) open({ kind: 'move', toward: to, ...ofTrack(track) });
    else {
      const result = await moveNow(to, track, isMoveDay(on, fresh()) ? { on } : {});
      if (!result.ok) showToast({ tone: 'danger', text: errorText(result.error) });
    }
  };
  return { advance, supply, moveNow, busy: command.isPending };
}
