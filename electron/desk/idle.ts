export interface IdleEvents {
  /** Idleness will lock the desk in so many ms. */
  soon: (inMs: number) => void;
  idle: () => void;
}

/** How long before the lock the officer is warned, in ms. */
const warnMs = 60_000;

/** The idle clock of an unlocked desk: every touch starts it anew. */
export class IdleClock {
  readonly #events: IdleEvents;
  #limitMs = 0;
  #timers: NodeJS.Timeout[] = [];
  #endsAt = 0;

  constructor(events: IdleEvents) {
    this.#events = events;
  }

  /** Starts or restarts with this limit (ms). */
  start(limitMs: number): void {
    this.stop();
    this.#limitMs = limitMs;
    this.#endsAt = performance.now() + limitMs;
    const early = Math.min(warnMs, limitMs / 2);
    this.#timers = [
      setTimeout(() => this.#events.soon(early), limitMs - early),
      setTimeout(() => {
        this.stop();
        this.#events.idle();
      }, limitMs),
    ];
  }

  touch(): void {
    if (this.#timers.length > 0) this.start(this.#limitMs);
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }

  /** ms until the lock; 0 while the clock stands. */
  leftMs(): number {
    return this.#timers.length > 0 ? Math.max(0, Math.round(this.#endsAt - performance.now())) : 0;
  }
}
