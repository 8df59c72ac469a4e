import type { FrameCounts, KeyTimes } from './contract';

/** Runs once everything that this task and its microtasks do is done. */
function afterTask(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(null);
}

/** Runs once the next frame has been handed over. */
const afterPaint = (run: () => void): void => void requestAnimationFrame(() => afterTask(run));

/** Times keys typed into the page, and lists tasks that would make the officer wait. */
export class KeyWatch {
  private handling: number[] = [];
  private toPaint: number[] = [];
  private longTasks: number[] = [];
  private readonly observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) this.longTasks.push(duration);
  });

  start(): void {
    [this.handling, this.toPaint, this.longTasks] = [[], [], []];
    this.observer.observe({ type: 'longtask' });
    window.addEventListener('keydown', this.onKey, true);
  }

  stop(): KeyTimes {
    window.removeEventListener('keydown', this.onKey, true);
    for (const { duration } of this.observer.takeRecords()) this.longTasks.push(duration);
    this.observer.disconnect();
    const { handling, toPaint, longTasks } = this;
    return { handling, toPaint, longTasks };
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const start = performance.now();
    const { timeStamp } = event;
    // A key's down, its character and the input are one task; a message waits behind it.
    afterTask(() => this.handling.push(performance.now() - start));
    afterPaint(() => this.toPaint.push(performance.now() - timeStamp));
  };
}

/** Looks at every frame of the register whether its window shows a row everywhere. */
export class ScrollWatch {
  private running = false;
  private frames = 0;
  private blank = 0;
  private empty = 0;
  private gaps: number[] = [];
  private last = 0;

  start(): void {
    Object.assign(this, { running: true, frames: 0, blank: 0, empty: 0, gaps: [], last: performance.now() });
    afterPaint(this.look);
  }

  stop(): FrameCounts {
    this.running = false;
    const { frames, blank, empty, gaps } = this;
    return { frames, blank, empty, gaps };
  }

  private readonly look = (): void => {
    if (!this.running) return;
    const now = performance.now();
    this.gaps.push(now - this.last);
    this.last = now;
    this.frames++;
    const seen = rowsSeen();
    if (seen.includes('none')) this.empty++;
    if (seen.some((row) => row !== 'row')) this.blank++;
    afterPaint(this.look);
  };
}

/** What stands at places down the window of the list. */
function rowsSeen(): ('row' | 'waiting' | 'none')[] {
  return linesSeen().map((line) =>
    line === null ? 'none' : line.classList.contains('grid-row-waiting') ? 'waiting' : 'row',
  );
}

function linesSeen(): (Element | null)[] {
  const grid = document.querySelector('[role="grid"]');
  if (!grid) return [null];
  const { left, top, width, height } = grid.getBoundingClientRect();
  const head = grid.querySelector('.grid-head')?.getBoundingClientRect().height ?? 0;
  const places = 12;
  return Array.from({ length: places }, (_, i) => {
    const y = top + head + ((height - head) * (i + 0.5)) / places;
    const line = document.elementFromPoint(left + width / 3, y)?.closest('[role="row"]');
    return line && grid.contains(line) ? line : null;
  });
}

const firstSeen = (): number => Number(linesSeen()[0]?.getAttribute('aria-rowindex') ?? 0);

/** Times from a key that leaps over most of the list until rows stand everywhere in its window and were painted. */
export class LeapWatch {
  private times: number[] = [];
  private start: number | null = null;
  private from = 0;

  begin(): void {
    this.times = [];
    window.addEventListener('keydown', this.onKey, true);
  }

  end(): readonly number[] {
    window.removeEventListener('keydown', this.onKey, true);
    return this.times;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Home' && event.key !== 'End') return;
    this.start = event.timeStamp;
    this.from = firstSeen();
    afterPaint(this.look);
  };

  private readonly look = (): void => {
    if (this.start === null) return;
    if (Math.abs(firstSeen() - this.from) < 100 || rowsSeen().some((row) => row !== 'row')) {
      afterPaint(this.look);
      return;
    }
    this.times.push(performance.now() - this.start);
    this.start = null;
  };
}

/** Times from Enter on a row until the letter stands on the screen and was painted. */
export class OpeningWatch {
  private times: number[] = [];
  private start: number | null = null;
  private readonly observer = new MutationObserver(() => {
    if (this.start === null || !document.querySelector('.case-side')) return;
    const { start } = this;
    this.start = null;
    afterPaint(() => this.times.push(performance.now() - start));
  });

  begin(): void {
    this.times = [];
    window.addEventListener('keydown', this.onKey, true);
    this.observer.observe(document.body, { childList: true, subtree: true });
  }

  end(): readonly number[] {
    window.removeEventListener('keydown', this.onKey, true);
    this.observer.disconnect();
    return this.times;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.start = event.timeStamp;
  };
}
