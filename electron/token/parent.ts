/** The line to main, seen from the token process: a utilityProcess has a parentPort, a forked Node process a channel. */
export interface Parent {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** @throws Error when the process was started by hand. Ends the process when main is gone: no orphan keeps a login. */
export function openParent(): Parent {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port) {
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data)),
    };
  }
  const send = process.send?.bind(process);
  if (!send) throw new Error('the token process is started by the desk');
  process.on('disconnect', () => process.exit(0));
  return {
    post: (message) => {
      send(message);
    },
    onMessage: (listener) => process.on('message', listener),
  };
}
