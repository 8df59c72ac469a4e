import { type ReactNode, useEffect, useState } from 'react';
import { forgetRecent } from '../features/common/recent';
import { useRouter } from '../features/common/route';
import { ManualPanel } from '../features/help/ManualPanel';
import { pageFor } from '../features/help/pageOf';
import { MaskKeeper } from '../features/letters/MaskKeeper';
import { formatNumber, t } from '../i18n/t';
import { Announcer, Banner, Button, openPalette, useHotkeys } from '../ui';
import { AlarmNotice } from './AlarmNotice';
import { CommandPalette } from './CommandPalette';
import { ErrorBoundary } from './ErrorBoundary';
import { IdleNotice } from './IdleNotice';
import { Marking } from './Marking';
import { Navigation } from './Navigation';
import { Screen } from './Screen';
import { StatusCell } from './StatusCell';
import { deskScreens, directoryScreens } from './screens';
import type { WorkspaceProps } from './Workspace';

export interface ShellProps extends WorkspaceProps {
  /** Whether what is shown is invented. */
  readonly training: boolean;
  /** Stands beside the screen whenever the manual does not. */
  readonly aside?: ReactNode;
}

/** Marking, status, navigation and the screen of the moment. */
export function Shell({ desk, outcome, holder, alarm, info, onLock, training, aside }: ShellProps) {
  const { go, route } = useRouter();
  const { identity } = outcome;
  const [help, setHelp] = useState(false);
  const [rebuiltSeen, setRebuiltSeen] = useState(false);
  const letters = identity.mayUseLetters;
  const askHelp = () => {
    if (route.screen === 'help') return;
    if (help) go({ screen: 'help', topic: pageFor(route) });
    setHelp(!help);
  };
  const beside = help && route.screen !== 'help';
  useHotkeys({
    'ctrl+k': openPalette,
    f1: askHelp,
    'ctrl+l': onLock,
    ...Object.fromEntries(
      (letters ? deskScreens : directoryScreens).flatMap(({ screen, digit }) =>
        digit ? [[`alt+${digit}`, () => go({ screen })]] : [],
      ),
    ),
  });
  useEffect(() => forgetRecent, []);
  return (
    <div className={beside || aside ? 'shell shell-with-manual' : 'shell'}>
      <Marking training={training} />
      <section className="topbar" aria-label={t('nav.whose')}>
        <div className="topbar-title">
          <strong>{identity.unitName ?? t('app.name')}</strong>
          {identity.account && <span className="dim"> · {identity.account}</span>}
        </div>
        <StatusCell holder={identity.holder ?? holder} letters={letters} />
        <Announcer />
      </section>
      <Navigation letters={letters} info={info} onLock={onLock} onHelp={askHelp} />
      <main className="main" data-screen={route.screen}>
        {letters && <MaskKeeper />}
        <IdleNotice desk={desk} />
        <AlarmNotice found={alarm} />
        {outcome.rebuilt && !rebuiltSeen && (
          <Banner
            tone="warn"
            title={t('rebuilt.title')}
            actions={
              <Button size="small" onClick={() => setRebuiltSeen(true)}>
                {t('action.close')}
              </Button>
            }
          >
            {t('rebuilt.text', { rows: formatNumber(outcome.rebuilt.rows) })}
          </Banner>
        )}
        <ErrorBoundary key={'recId' in route ? `${route.screen} ${route.recId}` : route.screen}>
          <Screen route={route} identity={identity} />
        </ErrorBoundary>
      </main>
      {beside ? <ManualPanel onClose={() => setHelp(false)} /> : aside}
      <CommandPalette letters={letters} onHelp={askHelp} onLock={onLock} />
    </div>
  );
}
