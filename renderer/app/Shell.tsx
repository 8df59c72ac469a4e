import { useEffect, useRef, useState } from 'react';
import { forgetRecent } from '../features/common/recent';
import { useRouter } from '../features/common/route';
import { ManualPanel } from '../features/help/ManualPanel';
import { pageFor } from '../features/help/pageOf';
import { MaskKeeper } from '../features/letters/MaskKeeper';
import { freshMemory, RegisterMemoryContext } from '../features/register/memory';
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

/** Marking, status, navigation and the screen of the moment. */
export function Shell({ desk, outcome, holder, alarm, info, onLock }: WorkspaceProps) {
  const { go, route } = useRouter();
  const { identity } = outcome;
  const [help, setHelp] = useState(false);
  const [rebuiltSeen, setRebuiltSeen] = useState(false);
  const memory = useRef(freshMemory());
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
    <RegisterMemoryContext value={memory}>
      <div className={beside ? 'shell shell-with-manual' : 'shell'}>
        <Marking training={info?.training ?? false} />
        <section className="topbar" aria-label={t('nav.whose')}>
          <div className="topbar-title">
            <strong>{identity.unitName ?? t('app.name')}</strong>
            {identity.account && <span className="dim"> · {identity.account}</span>}
          </div>
          <StatusCell holder={identity.holder ?? holder} letters={letters} />
          <Announcer />
        </section>
        <Navigation letters={letters} info={info} onLock={onLock} onHelp={askHelp} />
        <main className="main">
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
        {beside && <ManualPanel onClose={() => setHelp(false)} />}
        <CommandPalette letters={letters} onHelp={askHelp} onLock={onLock} />
      </div>
    </RegisterMemoryContext>
  );
}
