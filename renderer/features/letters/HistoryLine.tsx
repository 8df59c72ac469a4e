import { formatDay, formatFullMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Button } from '../../ui';
import type { HistoryEntry } from '../../vault/api';
import { type Rules, useRules } from '../common/rules';
import { placeOf } from '../workflow/tracks';
import { useCase } from './caseDesk';
import { mayUndo, useUndoChange } from './useUndoChange';
import { valueTexts } from './values';
import { WorkLine } from './WorkLine';

export interface HistoryLineProps {
  readonly entry: HistoryEntry;
  /** The one field whose changes are shown; '' for all. */
  readonly field: string;
  /** Compares this moment with now; null where it is no version of its own. */
  readonly onCompare: (() => void) | null;
}

/** One act: who, when, why, and each value that it changed. */
export function HistoryLine({ entry, field, onCompare }: HistoryLineProps) {
  const { detail, mayChange } = useCase();
  const rules = useRules();
  const { undo, busy } = useUndoChange();
  const changes = entry.changes.filter((change) => field === '' || change.field === field);
  const first = entry.act === 'create';
  const undoable = !first && mayChange && (entry.act === 'edit' || entry.act === 'resolve');
  return (
    <>
      <div className="row row-apart">
        <span>
          <strong>{t(`history.act.${entry.act}`)}</strong>{' '}
          {entry.track !== undefined && <span>{t('case.ofClaim', { place: placeOf(detail, entry.track) })} </span>}
          <span className="dim">{t('detail.noteMeta', { by: entry.by, when: formatFullMoment(entry.atMs) })}</span>
        </span>
        {onCompare && (
          <Button size="small" tone="quiet" onClick={onCompare}>
            {t('compare.withNow')}
          </Button>
        )}
      </div>
      {entry.event && <WorkLine entry={entry} event={entry.event} />}
      {entry.on && <p>{t('history.happened', { on: formatDay(entry.on), when: formatFullMoment(entry.atMs) })}</p>}
      {entry.reason && <p>{t('history.reason', { reason: entry.reason })}</p>}
      {changes.map((change) => (
        <div key={change.field} className="change">
          <ChangeText change={change} first={first} rules={rules} />
          {undoable && mayUndo(detail, change) && (
            <Button
              size="small"
              tone="quiet"
              disabled={busy}
              label={t('history.undoOf', { field: t(`letter.${change.field}`) })}
              onClick={() => void undo(change)}
            >
              {t('history.undo')}
            </Button>
          )}
        </div>
      ))}
    </>
  );
}

interface ChangeTextProps {
  readonly change: HistoryEntry['changes'][number];
  readonly first: boolean;
  readonly rules: Rules;
}

function ChangeText({ change, first, rules }: ChangeTextProps) {
  const [before, after] = valueTexts(change.field, [change.before, change.after], rules);
  return (
    <div className="before-after">
      <span className="dim">{t(`letter.${change.field}`)}</span>
      {first || change.field === 'note' ? (
        <span className="after-only">{after}</span>
      ) : (
        <>
          <del>
            <span className="visually-hidden">{t('history.before')}: </span>
            {before}
          </del>
          <span aria-hidden="true">→</span>
          <ins>
            <span className="visually-hidden">{t('history.after')}: </span>
            {after}
          </ins>
        </>
      )}
    </div>
  );
}
