import { label, t } from '../../i18n/t';
import { Button, useHotkeys } from '../../ui';
import { useRules } from '../common/rules';
import { useCase } from '../letters/caseDesk';
import { claimsOf } from './tracks';
import { formFor, movesOf, statusOf, useAdvance } from './useAdvance';

/** The next steps that the pack offers, by digit; each says what is missing and leads there. */
export function NextMoves() {
  const { detail, track, form, open, showTab } = useCase();
  const rules = useRules();
  const { advance, busy } = useAdvance();
  const moves = movesOf(detail, track);
  const shortcuts = Object.fromEntries(
    moves.slice(0, 9).map((move, place) => [String(place + 1), () => void advance(move.to, track)]),
  );
  useHotkeys(shortcuts, form === null && !busy);
  const running = claimsOf(detail).filter(({ id }) => !ended.has(statusOf(detail, id))).length;
  if (moves.length === 0) return <p className="dim">{t('workflow.noMoves')}</p>;
  return (
    <ul className="moves" aria-label={t('workflow.next')}>
      {moves.map((move, place) => {
        const { missing } = move;
        return (
          <li key={move.to}>
            <Button
              tone={place === 0 && missing.length === 0 ? 'primary' : 'plain'}
              {...(place < 9 ? { keys: String(place + 1) } : {})}
              disabled={busy}
              onClick={() => void advance(move.to, track)}
            >
              {rules.name('statuses', move.to)}
            </Button>
            {missing.length > 0 && (
              <span className="row">
                <span className="dim">{t('workflow.missing')}</span>
                {missing.map((what) => (
                  <Button
                    key={what}
                    size="small"
                    tone="quiet"
                    onClick={() => {
                      const kind = formFor[what];
                      if (kind) open({ kind, toward: move.to, ...(track === null ? {} : { claim: track }) });
                      else showTab('claims');
                    }}
                  >
                    {what === 'claims-ended'
                      ? t('workflow.claimsRunning', { count: running })
                      : label('workflow.missingOf', what)}
                  </Button>
                ))}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const ended: ReadonlySet<string> = new Set(['ket-thuc', 'xep-luu', 'ra-soat-huy', 'da-huy']);
