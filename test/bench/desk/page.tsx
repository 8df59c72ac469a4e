import { createRoot } from 'react-dom/client';
import { inventLetter } from '../../../build/training/letters';
import { Dealer } from '../../../build/training/random';
import { Workspace } from '../../../renderer/app/Workspace';
import { UiProvider } from '../../../renderer/ui';
import type { OpenOutcome } from '../../../renderer/vault/api';
import { connectVault, createPracticeClient, type VaultClient } from '../../../renderer/vault/client';
import { unwrap } from '../../../shared/errors';
import type { Letter } from '../../../shared/model/letter';
import { createDeskDouble } from '../../fixtures/desk-double';
import { seed } from '../contract';
import { journalOverLoopback } from '../page/file-copy';
import { letterChunks, pause, timeFill } from '../page/letters';
import { vaultId } from '../page/vault-id';
import type { CallTimes, DeskCalls } from './contract';
import { KeyWatch, LeapWatch, OpeningWatch, ScrollWatch } from './watch';

let open: { readonly vault: VaultClient; readonly outcome: OpenOutcome } | null = null;
const keys = new KeyWatch();
const scrolling = new ScrollWatch();
const leaps = new LeapWatch();
const opening = new OpeningWatch();

async function openVault(): Promise<{ vault: VaultClient; outcome: OpenOutcome }> {
  const worker = new Worker(new URL('../page/stores/ours.worker.ts', import.meta.url), {
    type: 'module',
    name: 'vault',
  });
  const vault = connectVault(worker, await journalOverLoopback());
  const dek = new Uint8Array(32).fill(7);
  const setup = new Uint8Array(0);
  const outcome = unwrap(await vault.call('open', { vaultId, dek, certificateSha256: 'c0'.repeat(32), setup }));
  return { vault, outcome };
}

function opened() {
  if (!open) throw new Error('open first');
  return open;
}

/** What an officer has typed at three moments of entering a letter that came before: a name, the people, most of it. */
function typedStages(letter: Letter): Partial<Letter>[] {
  const [sender] = letter.senders;
  const name = sender ? [{ name: sender.name, address: '' }] : [];
  const { senders, accused, summary, content = '' } = letter;
  return [
    { senders: name, accused: [], summary: letter.summary.slice(0, 12) },
    { senders: senders.slice(0, 1), accused, summary: '' },
    { senders, accused, summary, content: content.slice(0, 200) },
  ];
}

const letterAt = (deal: Dealer, count: number) => inventLetter(deal.below(count), seed);

const calls: DeskCalls = {
  fill: async ({ count }) => {
    const { vault } = await openVault();
    const ms = await timeFill(letterChunks(count), async (letters) => {
      unwrap(await vault.call('import.letters', { letters }));
    });
    unwrap(await vault.call('close', {}));
    return ms;
  },
  open: async () => {
    open = await openVault();
    unwrap(await open.vault.call('list.open', { text: 'x ' }));
    return open.outcome.letters;
  },
  duplicates: async ({ count, times }) => {
    const { vault } = opened();
    const deal = new Dealer(7);
    const found: { ms: number[]; inside: number[]; missed: number } = { ms: [], inside: [], missed: 0 };
    for (let i = 0; i < times; i++) {
      const letter = letterAt(deal, count);
      for (const [stage, typed] of typedStages(letter).entries()) {
        const start = performance.now();
        const { candidates, tookMs } = unwrap(await vault.call('duplicates.find', { letter: typed }));
        found.ms.push(performance.now() - start);
        found.inside.push(tookMs);
        if (stage === 2 && !candidates.some(({ registerNo }) => registerNo === letter.registerNo)) found.missed++;
        await pause(2);
      }
    }
    return found;
  },
  search: async ({ texts, times }) => {
    const { vault } = opened();
    const found: { ms: number[]; inside: number[]; missed: number } = { ms: [], inside: [], missed: 0 };
    for (let round = 0; round < times; round++) {
      for (const text of texts) {
        const start = performance.now();
        const view = unwrap(await vault.call('list.open', { text }));
        found.ms.push(performance.now() - start);
        found.inside.push(view.tookMs);
        if (view.total === 0) found.missed++;
        await pause(2);
      }
    }
    return found;
  },
  letter: async ({ times }): Promise<CallTimes> => {
    const { vault } = opened();
    const deal = new Dealer(11);
    const view = unwrap(await vault.call('list.open', {}));
    const ms: number[] = [];
    for (let i = 0; i < times; i++) {
      const { rows } = unwrap(
        await vault.call('list.rows', { view: view.view, from: deal.below(view.total), count: 1 }),
      );
      const start = performance.now();
      unwrap(await vault.call('letter.get', { recId: rows[0]!.recId }));
      ms.push(performance.now() - start);
      await pause(2);
    }
    return { ms, inside: [], missed: 0 };
  },
  show: async () => {
    const { vault, outcome } = opened();
    const { desk } = createDeskDouble();
    createRoot(document.getElementById('root')!).render(
      <UiProvider>
        <Workspace
          desk={desk}
          vault={vault}
          outcome={outcome}
          holder="Cán bộ Tập huấn"
          alarm={null}
          info={{ version: '0', host: 'stand-in', training: true, platform: 'linux' }}
          onLock={() => undefined}
          openPractice={createPracticeClient}
        />
      </UiProvider>,
    );
  },
  watchKeys: async ({ on }) => {
    if (on) keys.start();
    return on ? { handling: [], toPaint: [], longTasks: [] } : keys.stop();
  },
  watchScrolling: async ({ on }) => {
    if (on) scrolling.start();
    return on ? { frames: 0, blank: 0, empty: 0, gaps: [] } : scrolling.stop();
  },
  watchLeaps: async ({ on }) => {
    if (on) leaps.begin();
    return on ? [] : leaps.end();
  },
  watchOpening: async ({ on }) => {
    if (on) opening.begin();
    return on ? [] : opening.end();
  },
};

window.deskCalls = calls;
