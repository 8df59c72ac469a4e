import { useCallback, useSyncExternalStore } from 'react';

export const textSizes = [100, 110, 125, 150] as const;
export type TextSize = (typeof textSizes)[number];

const storageKey = 'text-size';
const listeners = new Set<() => void>();
let now: TextSize = 100;

const known = (value: string | null): TextSize => textSizes.find((size) => String(size) === value) ?? 100;

function show(size: TextSize): void {
  now = size;
  // Sizes are in rem, so that the root's size enlarges all that is written.
  document.documentElement.style.fontSize = size === 100 ? '' : `${size}%`;
  for (const listener of listeners) listener();
}

/** Shows text as large as it was last chosen on this machine. */
export const restoreTextSize = (): void => show(known(localStorage.getItem(storageKey)));

/** Size of all text, in per cent; kept on this machine between starts. */
export function useTextSize(): { readonly percent: TextSize; readonly choose: (size: TextSize) => void } {
  const percent = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => now,
  );
  const choose = useCallback((size: TextSize) => {
    localStorage.setItem(storageKey, String(size));
    show(size);
  }, []);
  return { percent, choose };
}
