/** Something opened at its first use and then shared; a failed opening is tried again by the next use. */
export interface Lazy<T> {
  readonly get: () => Promise<T>;
  /** What is open, or null when nothing was opened. */
  readonly opened: () => Promise<T | null>;
}

export function openOnFirstUse<T>(open: () => Promise<T>): Lazy<T> {
  let opening: Promise<T> | null = null;
  return {
    get: () => {
      opening ??= open().catch((cause: unknown) => {
        opening = null;
        throw cause;
      });
      return opening;
    },
    opened: async () => (opening === null ? null : opening.catch(() => null)),
  };
}
