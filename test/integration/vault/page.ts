import { connectVault, type VaultClient } from '../../../renderer/vault/client';
import type { Ports } from '../../../renderer/vault/messages';
import workerUrl from './worker?worker&url';

declare global {
  interface Window {
    openVault(vaultId: string): Promise<unknown>;
    vault: VaultClient;
    /** Saves letters one after another and reports each that was answered for, until the process dies. */
    saveForEver(letter: Record<string, unknown>): void;
  }
}

type FilePorts = Pick<
  Ports,
  'journal.append' | 'journal.retract' | 'journal.status' | 'journal.read' | 'journal.restart'
>;

/** Rows cross the loopback as JSON with base64, which is slow and plain. */
async function ask(name: string, input: unknown): Promise<never> {
  const body = JSON.stringify(input, (_, value) =>
    value instanceof Uint8Array ? { base64: btoa(Array.from(value, (b) => String.fromCharCode(b)).join('')) } : value,
  );
  const response = await fetch(`/port/${name}`, { method: 'POST', body });
  return JSON.parse(await response.text(), (_, value) =>
    typeof value?.base64 === 'string' ? Uint8Array.from(atob(value.base64), (c) => c.charCodeAt(0)) : value,
  ) as never;
}

const ports: FilePorts = {
  'journal.append': (input) => ask('append', input),
  'journal.retract': (input) => ask('retract', input),
  'journal.status': (input) => ask('status', input),
  'journal.read': (input) => ask('read', input),
  'journal.restart': (input) => ask('restart', input),
};

window.openVault = async (vaultId) => {
  window.vault = connectVault(new Worker(workerUrl, { type: 'module' }), ports);
  return window.vault.call('open', {
    vaultId,
    dek: new Uint8Array(32).fill(7),
    certificateSha256: '00'.repeat(32),
    setup: new Uint8Array(0),
  });
};

window.saveForEver = async (letter) => {
  for (;;) {
    const saved = await window.vault.call('letter.save', { changes: letter as never });
    if (saved.ok) await fetch(`/saved/${saved.value.recId}`, { method: 'POST' });
  }
};
