import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Button } from '../../ui';
import type { ClockMove } from '../../vault/api/rules';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';

/** Every due date that a new pack moved, and why. */
export function MovedClocks({ moved }: { readonly moved: readonly ClockMove[] }) {
  const { go } = useRouter();
  const rules = useRules();
  if (moved.length === 0) return <p className="dim">{t('rules.nothingMoved')}</p>;
  return (
    <table className="table">
      <caption className="moved-caption">{t('rules.movedCount', { count: moved.length })}</caption>
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
        {moved.map((move) => (
          <tr key={`${move.recId} ${move.rule}`}>
            <td className="number">{move.registerNo}</td>
            <td>{move.summary}</td>
            <td>{rules.name('deadlines', move.rule)}</td>
            <td className="number">{formatDay(move.before)}</td>
            <td className="number">
              <strong>{formatDay(move.after)}</strong>
            </td>
            <td>{move.why.join('; ')}</td>
            <td>
              <Button
                size="small"
                label={t('rules.openLetter', { no: move.registerNo })}
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
}
