import { lastStop } from '../../../shared/rules/stops';
import { asOf } from '../../../shared/rules/work';
import { isoDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Banner, Button } from '../../ui';
import { useRouter } from '../common/route';
import { useCase } from '../letters/caseDesk';
import { TrackChooser } from '../workflow/TrackChooser';
import { ClockCard } from './ClockCard';
import { ExtendForm } from './ExtendForm';
import { RestartForm, StopForm } from './StopForms';
import { pressing } from './words';

/** Every deadline of the letter, each with its reasons, and what may be done with them. */
export function ClockTab() {
  const { detail, track, form, open, mayChange } = useCase();
  const { go } = useRouter();
  const { clocks } = detail;
  const first = pressing(clocks);
  const stopped = lastStop(asOf(detail, isoDay(new Date())), track)?.to === null;
  const claim = track === null ? {} : { claim: track };
  return (
    <div className="stack">
      <TrackChooser />
      {mayChange && clocks.length > 0 && form === null && (
        <div className="row">
          <Button onClick={() => open({ kind: 'extend', ...claim })}>{t('clock.extend')}</Button>
          {stopped ? (
            <Button onClick={() => open({ kind: 'restart', ...claim })}>{t('clock.restart')}</Button>
          ) : (
            <Button onClick={() => open({ kind: 'stop', ...claim })}>{t('clock.stop')}</Button>
          )}
        </div>
      )}
      {form?.kind === 'extend' && <ExtendForm key={`${form.about} ${form.claim}`} {...form} />}
      {form?.kind === 'stop' && <StopForm key={form.claim} {...form} />}
      {form?.kind === 'restart' && <RestartForm key={form.claim} {...form} />}
      {!detail.letter.receivedOn && (
        <Banner
          tone="warn"
          actions={
            mayChange && (
              <Button size="small" onClick={() => go({ screen: 'edit', recId: detail.recId })}>
                {t('clock.fillReceived')}
              </Button>
            )
          }
        >
          {t('clock.noReceived')}
        </Banner>
      )}
      {clocks.length === 0 && <p className="dim">{t('clock.none')}</p>}
      {clocks.map((clock) => (
        <ClockCard key={`${clock.rule} ${clock.claim ?? ''}`} clock={clock} open={clock === first} />
      ))}
    </div>
  );
}
