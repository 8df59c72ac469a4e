import { useEffect, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import type { Paper } from '../../../shared/model/paper';
import type { PaperStanding } from '../../office/api';
import { useDesk } from '../common/desk';
import { useOffice } from '../common/office';
import { useDebounced } from '../common/useDebounced';
import { tidy } from './fill';

const quietMs = 350;

export interface Preview {
  /** The PDF of the paper as it stood a moment ago; null before the first one. */
  readonly bytes: Uint8Array | null;
  readonly error: DeskError | null;
}

/** The very PDF of the paper, made again a moment after each change. */
export function usePreview(paper: Paper, standing?: PaperStanding): Preview {
  const office = useOffice();
  const { training } = useDesk();
  const settled = useDebounced(paper, quietMs);
  const [preview, setPreview] = useState<Preview>({ bytes: null, error: null });
  useEffect(() => {
    let current = true;
    const sheet = { training, code: '', copy: null, ...(standing ? { standing } : {}) };
    void office.call('paper.pdf', { paper: tidy(settled), sheet }).then((result) => {
      if (!current) return;
      setPreview((former) =>
        result.ok ? { bytes: result.value.bytes, error: null } : { bytes: former.bytes, error: result.error },
      );
    });
    return () => {
      current = false;
    };
  }, [office, training, settled, standing]);
  return preview;
}
