import { entriesOf } from '../../../shared/rules/work';
import { t } from '../../i18n/t';
import { Button } from '../../ui';
import { useCase } from '../letters/caseDesk';
import { ClockCard } from './ClockCard';
import { ExtendForm } from './ExtendForm';
import { RestartForm, StopForm } from './StopForms';
import { pressing } from './words';

/** Every deadline of the letter, each with its reasons, and what may be done with them. */
export function ClockTab() {
  const { detail, form, open, mayChange } = useCase();
  const { clocks } = detail;
  const first = pressing(clocks);
  const stopped = entriesOf(detail, 'stop').length > entriesOf(detail, 'restart').length;
  return (
    <div className="stack">
      {mayChange && clocks.length > 0 && form === null && (
        <div className="row">
          <Button onClick={() => open({ kind: 'extend' })}>{t('clock.extend')}</Button>
          {stopped ? (
            <Button onClick={() => open({ kind: 'restart' })}>{t('clock.restart')}</Button>
          ) : (
            <Button onClick={() => open({ kind: 'stop' })}>{t('clock.stop')}</Button>
          )}
        </div>
      )}
      {form?.kind === 'extend' && <ExtendForm key={form.about} {...form} />}
      {form?.kind === 'stop' && <StopForm />}
      {form?.kind === 'restart' && <RestartForm />}
      {clocks.length === 0 && <p className="dim">{t('clock.none')}</p>}
      {clocks.map((clock) => (
        <ClockCard key={`${clock.rule} ${clock.claim ?? ''}`} clock={clock} open={clock === first} />
      ))}
    </div>
  );
}
