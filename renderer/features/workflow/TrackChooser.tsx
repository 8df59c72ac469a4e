import { t } from '../../i18n/t';
import { useRules } from '../common/rules';
import { StatusBadge } from '../letters/badges';
import { useCase } from '../letters/caseDesk';
import { claimsOf } from './tracks';
import { statusOf } from './useAdvance';

/** Which way the workflow looks at: the letter's own, or that of one of its contents. */
export function TrackChooser() {
  const { detail, track, setTrack } = useCase();
  const rules = useRules();
  const claims = claimsOf(detail);
  if (claims.length === 0) return null;
  const tracks = [
    { id: null, label: t('workflow.whole') },
    ...claims.map((claim, place) => ({
      id: claim.id,
      label: t('workflow.claim', { place: place + 1, kind: rules.name('kinds', claim.kind) }),
    })),
  ];
  return (
    <fieldset className="tracks" aria-label={t('workflow.tracks')}>
      {tracks.map(({ id, label }) => (
        <button key={id ?? ''} type="button" className="track" aria-pressed={track === id} onClick={() => setTrack(id)}>
          <span>{label}</span>
          <StatusBadge status={statusOf(detail, id)} />
        </button>
      ))}
    </fieldset>
  );
}
