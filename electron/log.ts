import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The desk's log: what happened and when, never what a letter, a PIN or a key was. Values are numbers and fixed words;
 * of an exception only its class and where it was thrown are kept, because a message may quote its input.
 */
export interface Log {
  event: (what: string, fields?: Readonly<Record<string, string | number>>) => void;
  fault: (where: string, cause: unknown) => void;
}

/** Writes to `file` (mode 0600), keeping at most two files of `maxBytes`. A log that cannot be written stops nothing. */
export function createLog(file: string, maxBytes = 1024 * 1024): Log {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const write = (line: string): void => {
    try {
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > maxBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not turn a note about a fault into a second fault.
      return;
    }
  };
  return {
    event: (what, fields = {}) =>
      write([what, ...Object.entries(fields).map(([key, value]) => `${key}=${value}`)].join(' ')),
    fault: (where, cause) => write(`FAULT ${where}: ${describeFault(cause)}`),
  };
}

/** Class and stack places of an exception, without its message. */
function describeFault(cause: unknown): string {
  if (!(cause instanceof Error)) return `thrown ${typeof cause}`;
  const places = (cause.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
  return [cause.constructor.name, ...places].join(' | ');
}
