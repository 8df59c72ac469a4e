import type { ReactNode } from 'react';
import type { Clock } from '../../../shared/rules/types';
import { formatDay } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import { Badge, Banner, Button, Disclosure } from '../../ui';
import { useRules } from '../common/rules';
import { useCase } from '../letters/caseDesk';
import { placeOf } from '../workflow/tracks';
import { SourceText, Standing } from './Standing';
import { clockTone, clockWords, skippedByName, startWords } from './words';

/** A due date that opens to everything that made it. */
export function ClockCard({ clock, open }: { readonly clock: Clock; readonly open: boolean }) {
  const { detail } = useCase();
  return (
    <Disclosure
      className="panel clock"
      open={open}
      summary={
        <span className="row row-apart">
          <span>
            <strong>{clock.name}</strong>{' '}
            {clock.claim !== undefined && (
              <span className="dim">{t('case.ofClaim', { place: placeOf(detail, clock.claim) })} </span>
            )}
            <Standing standing={clock.source.standing} />
          </span>
          <span className="row">
            <span className="number">{formatDay(clock.dueOn)}</span>
            {clock.missed && <Badge tone="danger">{t('clock.extendedLate')}</Badge>}
            <Badge tone={clockTone(clock)}>{clockWords(clock)}</Badge>
          </span>
        </span>
      }
    >
      <Explanation clock={clock} />
    </Disclosure>
  );
}

function Explanation({ clock }: { readonly clock: Clock }) {
  const rules = useRules();
  const { open: openForm, mayChange } = useCase();
  const unit = label('clock.unit', clock.unit);
  const skipped = skippedByName(clock);
  return (
    <div className="stack-tight">
      <dl className="facts">
        <Line name={t('clock.source')}>
          <SourceText source={clock.source} />
        </Line>
        <Line name={t('clock.start')}>
          {t('clock.startText', { what: startWords(clock.startBy, rules), on: formatDay(clock.startOn) })}
        </Line>
        <Line name={t('clock.counted')}>
          {t('clock.countedText', { days: clock.days, unit, due: formatDay(clock.firstDueOn) })}
        </Line>
        <Line name={t('clock.skipped')}>
          {skipped.length === 0 ? (
            t('clock.skippedNone')
          ) : (
            <Disclosure summary={t('clock.skippedCount', { count: clock.skipped.length })}>
              <ul className="plain-list skipped">
                {skipped.map(({ name, days }) => (
                  <li key={name}>
                    <strong>{t('clock.skippedName', { name, count: days.length })}</strong>{' '}
                    <span className="dim number">{days.map(formatDay).join(' · ')}</span>
                  </li>
                ))}
              </ul>
            </Disclosure>
          )}
        </Line>
        <Line name={t('clock.stops')}>
          {clock.stops.length === 0
            ? t('detail.noValue')
            : clock.stops.map(({ from, to, reason, days }) => (
                <div key={from}>
                  {t(to ? 'clock.stopLine' : 'clock.stopOpen', {
                    from: formatDay(from),
                    to: to ? formatDay(to) : '',
                    reason: rules.name('stopReasons', reason),
                    days,
                  })}
                </div>
              ))}
        </Line>
        <Line name={t('clock.extensions')}>
          {clock.extensions.length === 0
            ? t('detail.noValue')
            : clock.extensions.map((extension, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: extensions have no identity but their place
                <div key={place}>
                  {t('clock.extensionLine', {
                    days: extension.days,
                    unit,
                    on: formatDay(extension.on),
                    approver: extension.approver,
                    reason: extension.reason,
                  })}
                  {extension.notice && ` ${t('clock.noticeLine', { notice: extension.notice })}`}{' '}
                  {extension.beyond && <Badge tone="danger">{t('clock.beyond')}</Badge>}{' '}
                  {extension.missed && <Badge tone="danger">{t('clock.extendedLate')}</Badge>}
                </div>
              ))}
        </Line>
        {clock.pause && (
          <Line name={t('clock.pause')}>
            {t('clock.pauseText', { from: formatDay(clock.pause.from), to: formatDay(clock.pause.to) })}{' '}
            <SourceText source={clock.pause.source} />
          </Line>
        )}
        <Line name={t('clock.due')}>
          <strong>{formatDay(clock.dueOn)}</strong>
          {clock.missed && <> {t('clock.missedText', { due: formatDay(clock.missed) })}</>}
        </Line>
        <Line name={t('clock.pack')}>{t('clock.packText', { name: clock.packName, version: clock.packVersion })}</Line>
      </dl>
      {clock.calendarIncomplete && <Banner tone="warn">{t('clock.incomplete')}</Banner>}
      {clock.calendarUnverified && !clock.calendarIncomplete && (
        <Banner tone="warn">{t('clock.calendarUnverified')}</Banner>
      )}
      {mayChange && clock.doneOn === null && (
        <div>
          <Button
            size="small"
            onClick={() =>
              openForm({ kind: 'extend', about: clock.rule, ...(clock.claim ? { claim: clock.claim } : {}) })
            }
          >
            {t('clock.extend')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
