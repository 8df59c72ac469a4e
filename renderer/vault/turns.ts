/** Lets what waits for this thread (answers of the disk, a cancel, a question of the screen) have its turn. */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** A screen that asked something asks again soon: so long after its last question nothing else begins. */
const quietMs = 30;
/** However much is asked, work beside it goes on so often. */
const longestWaitMs = 400;

/** Tells work that nobody waits for when the officer's screens ask nothing. */
export class Quiet {
  private lastAsked = Number.NEGATIVE_INFINITY;

  /** A screen asks something, or was just answered. */
  asked(): void {
    this.lastAsked = performance.now();
  }

  /** Settled when it is the turn of work beside: at once in quiet, after at most `longestWaitMs` otherwise. */
  async turn(): Promise<void> {
    const until = performance.now() + longestWaitMs;
    await nextTurn();
    for (;;) {
      const now = performance.now();
      const wait = Math.min(this.lastAsked + quietMs, until) - now;
      if (wait <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
