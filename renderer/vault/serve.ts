import { DeskFailure, fail, type Result, toResult } from '../../shared/errors';
import type { Identity, OpenInput, OpenOutcome, VaultCall, VaultCalls } from './api';
import type { Emit } from './core';
import { inputSchemas } from './inputs';
import type { FromWorker, PortName, Ports, ToWorker } from './messages';
import type { FileCopy } from './ports';
import type { SyncCall, Vault } from './vault';

/** An open vault with whatever answers for sync and the directory. */
export interface Session {
  readonly vault: Vault;
  readonly identity: () => Identity;
  readonly calls: {
    readonly [N in SyncCall]: (input: Parameters<VaultCalls[N]>[0]) => Promise<ReturnType<VaultCalls[N]>>;
  };
  /** Runs once the vault has let go of its database. */
  readonly closed?: () => Promise<void>;
}

export type OpenSession = (input: OpenInput, ports: Ports, emit: Emit) => Promise<Session>;

/** The worker's global scope, as far as it is used. */
export interface Scope {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

/**
 * Answers the page's calls: input parsed, run, answered as a Result; expected failures are data. `openSession` opens
 * the vault; the product's worker brings sync with it, tests and benchmarks may do without.
 */
export function serveVault(scope: Scope, openSession: OpenSession): void {
  const asked = new Map<number, (result: Result<unknown>) => void>();
  let lastAsk = 0;
  let session: Session | null = null;
  let opening = false;

  const ask = (name: PortName, input: unknown): Promise<Result<unknown>> =>
    new Promise((resolve) => {
      asked.set(++lastAsk, resolve);
      scope.postMessage({ type: 'ask', id: lastAsk, name, input });
    });
  // One function for all ports; the page's side is typed by the contract and main parses what crosses.
  const ports = new Proxy({} as Ports, { get: (_, name: PortName) => (input: unknown) => ask(name, input) });
  const emit: Emit = (name, payload) => scope.postMessage({ type: 'event', name, payload });

  const open = async (input: OpenInput): Promise<OpenOutcome> => {
    if (session || opening) throw new DeskFailure('NOT_ALLOWED');
    opening = true;
    try {
      session = await openSession(input, ports, emit);
      return { identity: session.identity(), ...session.vault.outcome };
    } finally {
      input.dek.fill(0);
      opening = false;
    }
  };

  const run = async (name: VaultCall, given: unknown): Promise<Result<unknown>> => {
    if (!Object.hasOwn(inputSchemas, name)) return fail('UNKNOWN_CALL');
    const parsed = inputSchemas[name].safeParse(given);
    if (!parsed.success) return fail('BAD_INPUT', { call: name, what: parsed.error.issues[0]?.path.join('.') ?? '' });
    if (name === 'open') return toResult(() => open(parsed.data as OpenInput));
    if (!session) return fail('LOCKED');
    const { vault, calls, closed } = session;
    if (name === 'close') {
      session = null;
      return toResult(async () => {
        await vault.close();
        await closed?.();
        return {};
      });
    }
    if (Object.hasOwn(vault.calls, name)) return vault.call(name as keyof typeof vault.calls, parsed.data as never);
    return toResult(() => calls[name as SyncCall](parsed.data as never));
  };

  scope.onmessage = ({ data }) => {
    if (data.type === 'answer') {
      asked.get(data.id)?.(data.result);
      asked.delete(data.id);
      return;
    }
    void run(data.name, data.input).then(
      (result) => scope.postMessage({ type: 'result', id: data.id, result }),
      (cause: unknown) => {
        scope.postMessage({ type: 'result', id: data.id, result: fail('INTERNAL') });
        throw cause;
      },
    );
  };
}

/** The file copy through the journal ports. */
export function fileCopyOver(
  ports: Pick<Ports, 'journal.append' | 'journal.retract' | 'journal.status' | 'journal.read' | 'journal.restart'>,
): FileCopy {
  return {
    append: (rows) => ports['journal.append']({ rows: [...rows] }),
    retract: (n) => ports['journal.retract']({ n }),
    status: () => ports['journal.status']({}),
    read: (from, maxBytes) => ports['journal.read']({ from, maxBytes }),
    restart: () => ports['journal.restart']({}),
  };
}

/**
 * Holds the vault for this worker until it ends: two windows never write one journal.
 * @throws DeskFailure VAULT_IN_USE
 */
export async function holdVault(vaultId: string): Promise<void> {
  const held = await new Promise<boolean>((resolve) => {
    void navigator.locks.request(`vault-${vaultId}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(() => undefined);
    });
  });
  if (!held) throw new DeskFailure('VAULT_IN_USE');
}
