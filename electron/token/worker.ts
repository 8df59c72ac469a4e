import { ownCopy } from '../../shared/bytes';
import { type DeskError, DeskFailure } from '../../shared/errors';
import { tokenFailure } from './faults';
import { Inventory } from './inventory';
import { openParent } from './parent';
import {
  initSchema,
  type Message,
  type OperationInput,
  type OperationName,
  type OperationOutput,
  operations,
  type Request,
  requestSchema,
} from './protocol';

/**
 * The token process: PKCS#11 libraries are loaded here and nowhere else, so one that hangs or crashes takes down this
 * process alone. It runs one request at a time; PINs and what a token opened never leave it but in the answer asked for.
 */
type Handlers = { [N in OperationName]: (input: OperationInput<N>) => OperationOutput<N> };

function handlers(inventory: Inventory): Handlers {
  return {
    list: () => inventory.list(),
    login: ({ serial, pin }) => {
      try {
        inventory.login(serial, pin);
      } finally {
        pin.fill(0);
      }
      return null;
    },
    logout: ({ serial }) => {
      inventory.logout(serial);
      return null;
    },
    sign: ({ serial, certificate, data }) => ({
      signature: ownCopy(inventory.use(serial, (login) => login.sign(certificate, data))),
    }),
    decrypt: ({ serial, certificate, algorithm, data }) => {
      const opened = inventory.use(serial, (login) => login.decrypt(certificate, algorithm, data));
      const plain = ownCopy(opened);
      opened.fill(0);
      return { plain };
    },
    probe: ({ serial, certificate }) => ({ algorithm: inventory.use(serial, (login) => login.probe(certificate)) }),
  };
}

function call<N extends OperationName>(run: Handlers, name: N, input: unknown): OperationOutput<N> {
  const parsed = operations[name].input.safeParse(input);
  if (!parsed.success) throw new DeskFailure('BAD_INPUT');
  return run[name](parsed.data as OperationInput<N>);
}

/** An expected failure as data; a bug becomes INTERNAL here, since this process has no screen or log of its own. */
function asError(cause: unknown): DeskError {
  const failure = tokenFailure(cause);
  return failure instanceof DeskFailure ? failure.error : { code: 'INTERNAL' };
}

function answer(run: Handlers, request: Request, post: (message: Message) => void): void {
  try {
    const value = call(run, request.name, request.input);
    post({ kind: 'done', id: request.id, value });
    if (value && 'plain' in value) value.plain.fill(0);
  } catch (cause) {
    post({ kind: 'failed', id: request.id, error: asError(cause) });
  }
}

function start(): void {
  const parent = openParent();
  const post = (message: Message) => parent.post(message);
  let run: Handlers | null = null;

  parent.onMessage((raw) => {
    if (run) {
      answer(run, requestSchema.parse(raw), post);
      return;
    }
    const { modules, pollMs } = initSchema.parse(raw);
    const inventory = new Inventory(modules, {
      changed: () => post({ kind: 'changed' }),
      removed: (serial) => post({ kind: 'removed', serial }),
    });
    run = handlers(inventory);
    // A screen that was drawn while no process ran asks again.
    post({ kind: 'changed' });
    const poll = () => {
      inventory.poll();
      post({ kind: 'alive' });
      setTimeout(poll, pollMs);
    };
    poll();
  });
}

start();
