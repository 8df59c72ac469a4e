/** What was walked, and the first damage in each part. */
export interface Report {
  /** One line per part that was walked. */
  readonly lines: string[];
  /** One line per damaged part: where exactly, and what is wrong there. */
  readonly damages: string[];
}

/** Thrown at the first damage of a part. */
export class Damage extends Error {
  override readonly name = 'Damage';
}

/** Walks one part; its first damage goes into the report, and other parts are still walked. */
export async function walkPart(report: Report, part: string, walk: () => Promise<string>): Promise<void> {
  try {
    report.lines.push(`${part}: ${await walk()}`);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown';
    report.damages.push(`${part}: ${why}`);
  }
}

/** @throws Damage at `place` when the statement does not hold. */
export function must(holds: boolean, place: string, what: string): void {
  if (!holds) throw new Damage(`${place}: ${what}`);
}

/** Runs a reader of stored bytes; whatever it finds wrong is a damage at `place`. */
export async function at<T>(place: string, read: () => Promise<T> | T): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof Damage) throw cause;
    const detail = cause instanceof Error && 'error' in cause ? JSON.stringify(cause.error) : String(cause);
    throw new Damage(`${place}: ${detail}`);
  }
}
