import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A stretch of network between desks and center that can be cut and joined again. */
export interface Gate {
  readonly port: number;
  /** Where it leads; set once the center listens. */
  lead(port: number): void;
  cut(): void;
  join(): void;
  close(): Promise<void>;
}

export async function openGate(): Promise<Gate> {
  const sockets = new Set<Socket>();
  let target = 0;
  let isCut = false;
  const server: Server = createServer((near) => {
    if (isCut || target === 0) {
      near.destroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // The other end hears of it by its own close.
      socket.on('error', () => socket.destroy());
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    lead: (port) => {
      target = port;
    },
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    join: () => {
      isCut = false;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
