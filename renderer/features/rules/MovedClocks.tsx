import { useState } from 'react';
import { formatDay } from '../../i18n/dates';
import { formatNumber, t } from '../../i18n/t';
import { Button } from '../../ui';
import type { ClockMoves } from '../../vault/api/rules';
import { ErrorBanner } from '../common/ErrorBanner';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { useVaultQuery } from '../common/vault';

/** Rows that are shown at once: a new holiday moves every running clock. */
const atOnce = 200;

/** What the last pack that was taken in moves, by the letters as they stand now. */
export function LastMoves() {
  const moves = useVaultQuery('rules', 'rules.moves', {});
  if (moves.error) return <ErrorBanner error={moves.error} onRetry={() => void moves.refetch()} />;
  return moves.data ? <MovedClocks {...moves.data} /> : <p role="status">{t('rules.countingMoves')}</p>;
}

/** Every due date that a new pack moved, gave or took away, and why. */
export function MovedClocks({ moved, total }: ClockMoves) {
  const { go } = useRouter();
  const [shown, setShown] = useState(atOnce);
  const rules = useRules();
  if (moved.length === 0) return <p className="dim">{t('rules.nothingMoved')}</p>;
  const more = Math.min(shown + atOnce, moved.length) - shown;
  const table = (
    <table className="table">
      <caption className="moved-caption">{t('rules.movedCount', { count: formatNumber(total) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('letter.registerNo')}</th>
          <th scope="col">{t('letter.summary')}</th>
          <th scope="col">{t('rules.col.rule')}</th>
          <th scope="col">{t('rules.col.before')}</th>
          <th scope="col">{t('rules.col.after')}</th>
          <th scope="col">{t('rules.col.why')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('rules.open')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {moved.slice(0, shown).map((move) => (
          <tr key={[move.recId, move.rule, move.before, move.after].join(' ')}>
            <td className="number">{move.registerNo}</td>
            <td>{move.summary}</td>
            <td>{rules.name('deadlines', move.rule)}</td>
            <td className="number">{move.before ? formatDay(move.before) : t('rules.notBefore')}</td>
            <td className="number">
              <strong>{move.after ? formatDay(move.after) : t('rules.noMore')}</strong>
            </td>
            <td>{move.why.join('; ')}</td>
            <td>
              <Button
                size="small"
                label={t('rules.openLetter', { no: move.registerNo || move.summary })}
                onClick={() => go({ screen: 'letter', recId: move.recId, tab: 'clock' })}
              >
                {t('rules.open')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <div className="stack">
      {table}
      {more > 0 && (
        <div>
          <Button onClick={() => setShown(shown + atOnce)}>{t('rules.moreMoves', { count: more })}</Button>
        </div>
      )}
    </div>
  );
}
