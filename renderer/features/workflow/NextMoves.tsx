import type { LetterStatus } from '../../../shared/model/letter';
import type { OfferedMove } from '../../../shared/rules/workflow';
import { label, t } from '../../i18n/t';
import { Button } from '../../ui';
import { useScreenActions } from '../common/actions';
import { type Rules, useRules } from '../common/rules';
import { useCase } from '../letters/caseDesk';
import { claimsOf } from './tracks';
import { movesOf, statusOf, useAdvance } from './useAdvance';

const settled: ReadonlySet<LetterStatus> = new Set(['tiep-nhan', 'ket-thuc', 'xep-luu', 'ra-soat-huy', 'da-huy']);

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly missing: readonly string[];
  readonly needsReason: boolean;
  /** Op ids of acts that do not count, by whoever did them. */
  readonly barred: readonly string[];
  /** null: the decision itself, which opens the directions. */
  readonly to: LetterStatus | null;
}

/** What is offered: every move, but of those that wait for a decision only the decision. */
export function entriesOf(moves: readonly OfferedMove[], from: LetterStatus, rules: Rules): readonly Entry[] {
  const undecided = moves.filter(({ missing }) => missing.includes('approval'));
  const open = moves
    .filter((move) => !undecided.includes(move))
    .map((move) => ({ ...move, id: move.to, name: rules.name('statuses', move.to) }));
  const byDecision = (rules.pack?.moves ?? []).filter(
    (move) => move.from === from && move.requires.includes('approval'),
  );
  const decided = open.some(({ to }) => byDecision.some((move) => move.to === to));
  if (undecided.length === 0 || decided) return open;
  const barred = [...new Set(undecided.flatMap((move) => move.barred))];
  return [{ id: 'approve', name: t('workflow.decide'), missing: [], needsReason: false, barred, to: null }, ...open];
}

/** The next steps that the pack offers, by digit; each says what is missing and leads there. */
export function NextMoves() {
  const { detail, track, form, open } = useCase();
  const rules = useRules();
  const { advance, supply, busy } = useAdvance();
  const claim = track === null ? {} : { claim: track };
  const entries = entriesOf(movesOf(detail, track), statusOf(detail, track), rules);
  const run = ({ to }: Entry) => (to === null ? open({ kind: 'approve', ...claim }) : void advance(to, track));
  useScreenActions(
    (form === null && !busy ? entries : []).map((entry, place) => ({
      id: `move ${entry.id}`,
      label: entry.name,
      ...(place < 9 ? { keys: String(place + 1) } : {}),
      run: () => run(entry),
    })),
  );
  // A claim that never moved by itself goes the letter's way.
  const running = claimsOf(detail).filter(({ id }) => !settled.has(detail.tracks[id] ?? 'tiep-nhan')).length;
  if (entries.length === 0) return <p className="dim">{t('workflow.noMoves')}</p>;
  return (
    <>
      <ul className="moves" aria-label={t('workflow.next')}>
        {entries.map((entry, place) => (
          <li key={entry.id}>
            <Button
              tone={place === 0 && entry.missing.length === 0 ? 'primary' : 'plain'}
              {...(place < 9 ? { keys: String(place + 1) } : {})}
              disabled={busy}
              onClick={() => run(entry)}
            >
              {entry.name}
            </Button>
            {entry.needsReason && <span className="dim">{t('workflow.asksReason')}</span>}
            {entry.missing.length > 0 && (
              <span className="row">
                <span className="dim">{t('workflow.missing')}</span>
                {entry.missing.map((what) => (
                  <Button
                    key={what}
                    size="small"
                    tone="quiet"
                    onClick={() => entry.to !== null && supply(what, entry.to, track)}
                  >
                    {what === 'claims-ended'
                      ? t('workflow.claimsRunning', { count: running })
                      : label('workflow.missingOf', what)}
                  </Button>
                ))}
              </span>
            )}
            {entry.barred.length > 0 && <Barred acts={entry.barred} />}
          </li>
        ))}
      </ul>
      {entries.some(({ to, missing }) => to !== null && missing.length === 0) && (
        <div>
          <Button size="small" tone="quiet" onClick={() => open({ kind: 'move', ...claim })}>
            {t('workflow.otherDay')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Whose acts do not count towards a move, and why. */
function Barred({ acts }: { readonly acts: readonly string[] }) {
  const { standing } = useCase().detail.guard;
  return standing
    .filter(({ opId }) => acts.includes(opId))
    .map(({ opId, act, person, finding }) => (
      <p key={opId}>
        {t(act === 'approve' ? 'workflow.barredApproval' : 'workflow.barredAssignment', {
          person,
          because: label('guard.because', finding.code),
        })}
      </p>
    ));
}
