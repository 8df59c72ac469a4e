import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import { useVault } from '../common/vault';
import { attach, type Look, lookAt } from './incoming';
import type { IncomingFile } from './reading/pages';

/** One file of those that are being attached together. */
export interface Piece {
  readonly key: number;
  readonly file: IncomingFile;
  /** Number of the scanner folder's file that it is. */
  readonly fileId: number | null;
  /** null while it is being looked at. */
  readonly look: Look | null;
  readonly name: string;
  readonly level: string;
  readonly item: string;
  readonly state: 'waiting' | 'sealing' | 'attached' | 'failed';
  readonly written: number;
  readonly error: DeskError | null;
}

export interface NewFile {
  readonly file: IncomingFile;
  readonly fileId?: number;
}

let lastKey = 0;

/** Files on their way to a letter: looked at as they come, sealed one after another when the officer says so. */
export function useAttach(recId: string, level: string) {
  const vault = useVault();
  const [items, setItems] = useState<readonly Piece[]>([]);
  const [running, setRunning] = useState(false);
  const stop = useRef(new AbortController());
  const current = useRef(items);
  current.current = items;
  // Leaving the letter cancels what is under way.
  useEffect(() => () => stop.current.abort(), []);

  const change = useCallback((key: number, what: Partial<Piece>) => {
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...what } : item)));
  }, []);

  const looking = useRef(Promise.resolve());
  const add = useCallback(
    (files: readonly NewFile[]) => {
      const pieces = files.map(({ file, fileId }): Piece => {
        const name = file.name
          .replace(/\.[^.]{1,5}$/, '')
          .normalize('NFC')
          .trim()
          .slice(0, 200);
        const plain = { look: null, item: '', state: 'waiting', written: 0, error: null } as const;
        return { ...plain, key: ++lastKey, file, fileId: fileId ?? null, name: name || file.name, level };
      });
      setItems((all) => [...all, ...pieces]);
      // One after another: two large pictures at once would need the memory of both.
      for (const { key, file } of pieces) {
        looking.current = looking.current.then(async () => {
          if (!current.current.some((item) => item.key === key)) return;
          change(key, { look: await lookAt(file) });
        });
      }
    },
    [level, change],
  );

  const run = async (): Promise<void> => {
    stop.current = new AbortController();
    setRunning(true);
    for (const { key } of current.current) {
      const item = current.current.find((one) => one.key === key);
      if (!item?.look?.ok || item.state === 'attached' || stop.current.signal.aborted) continue;
      change(key, { state: 'sealing', written: 0, error: null });
      const { file, name, look } = item;
      const told = {
        recId,
        name: name.normalize('NFC').trim(),
        level: item.level,
        item: item.item,
        looked: look.looked,
      };
      const result = await attach(vault, file, told, (written) => change(key, { written }), stop.current.signal);
      if (!result.ok) change(key, { state: 'failed', error: result.error });
      else change(key, { state: result.value === 'attached' ? 'attached' : 'waiting', written: 0 });
    }
    setRunning(false);
  };

  return {
    items,
    running,
    add,
    change,
    run,
    /** Stops the sealing under way; what was attached stays attached. */
    cancel: () => stop.current.abort(),
    remove: (key: number) => setItems((all) => all.filter((item) => item.key !== key)),
    clear: () => setItems([]),
  };
}

export type AttachDesk = ReturnType<typeof useAttach>;
