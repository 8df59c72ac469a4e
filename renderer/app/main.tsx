import './parsing';
import { createRoot } from 'react-dom/client';
import { passStyleNonce, readStyleNonce, restoreTextSize } from '../ui';
import { createPracticeClient, createVaultClient } from '../vault/client';
import { App } from './App';

passStyleNonce(readStyleNonce());
restoreTextSize();

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no root');

/** React would print an error with its component stack and values; what a letter held must not reach a log. */
const quiet = () => undefined;

createRoot(place, { onCaughtError: quiet, onUncaughtError: quiet, onRecoverableError: quiet }).render(
  <App desk={window.desk} openClient={() => createVaultClient(window.desk)} openPractice={createPracticeClient} />,
);
