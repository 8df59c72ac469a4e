import { createTheme, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { t } from '../i18n/t';
import { useHotkeys } from './hotkeys';
import { readStyleNonce } from './nonce';
import { takeBackLast, undoKey } from './toast';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/forms.css';
import './styles/classify.css';
import './styles/table.css';
import './styles/shell.css';
import './styles/lock.css';
import './styles/duplicates.css';
import './styles/manual.css';
import './styles/pdf.css';
import './styles/case.css';
import './styles/parts.css';
import './styles/work.css';
import './styles/calendar.css';
import './styles/papers.css';
import './styles/scans.css';
import './styles/register.css';
import './styles/today.css';
import './styles/import.css';

const theme = createTheme({
  fontFamily: '"Be Vietnam Pro", "Segoe UI", system-ui, sans-serif',
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/**
 * Everything the screens need from the component library. Its variables are static CSS (styles/tokens.css), so that no
 * style element has to be made at run time: the page's content security policy allows none without a nonce.
 */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={readStyleNonce}
    >
      {children}
      <UndoKey />
      <section aria-label={t('toast.label')}>
        <Notifications position="bottom-right" withinPortal={false} limit={4} transitionDuration={0} zIndex={150} />
      </section>
    </MantineProvider>
  );
}

/** Works in dialogs, too: what was done in one is told by a message that lies behind it. */
function UndoKey() {
  useHotkeys({ [undoKey.toLowerCase()]: takeBackLast }, true, true);
  return null;
}
