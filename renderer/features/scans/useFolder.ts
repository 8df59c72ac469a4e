import { useEffect, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import type { CallOutput } from '../../../shared/ipc/contract';
import { useDesk } from '../common/desk';

export type FolderView = CallOutput<'folder.view'>;
export type FolderFile = FolderView['files'][number];

/** The folder that the scanner writes to, as main sees it. */
export function useFolder() {
  const { call, on } = useDesk();
  const [view, setView] = useState<FolderView>({ name: null, files: [] });
  const [error, setError] = useState<DeskError | null>(null);
  useEffect(() => {
    let current = true;
    void call['folder.view']({}).then((result) => {
      if (current && result.ok) setView(result.value);
    });
    const off = on['folder.changed'](setView);
    return () => {
      current = false;
      off();
    };
  }, [call, on]);
  return {
    view,
    error,
    choose: async () => {
      const result = await call['folder.choose']({});
      setError(result.ok ? null : result.error);
      if (result.ok) setView(result.value);
    },
    forget: async () => {
      await call['folder.forget']({});
      setView({ name: null, files: [] });
    },
    remove: async (fileIds: readonly number[]) => {
      for (const fileId of fileIds) {
        const result = await call['folder.remove']({ fileId });
        if (!result.ok) return setError(result.error);
      }
      setError(null);
    },
  };
}
