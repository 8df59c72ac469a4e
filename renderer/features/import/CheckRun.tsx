import { useEffect, useRef, useState } from 'react';
import type { Mapping } from '../../../shared/exchange/mapping';
import { t } from '../../i18n/t';
import { Button, Progress } from '../../ui';
import { type Checked, checkRows } from './check';
import type { Source } from './source';

export interface CheckRunProps {
  readonly source: Source;
  readonly mapping: Mapping;
  readonly onChecked: (checked: Checked) => void;
  readonly onCancel: () => void;
}

/** The dry run over all rows. */
export function CheckRun({ source, mapping, onChecked, onCancel }: CheckRunProps) {
  const [done, setDone] = useState(0);
  const tell = useRef(onChecked);
  tell.current = onChecked;
  useEffect(() => {
    let stopped = false;
    void checkRows(source, mapping, { onProgress: setDone, isStopped: () => stopped }).then((checked) => {
      if (checked && !stopped) tell.current(checked);
    });
    return () => {
      stopped = true;
    };
  }, [source, mapping]);
  const total = source.rows.length;
  return (
    <div className="stack">
      <Progress label={t('import.checking', { done, total })} done={done} total={total} />
      <div className="row">
        <Button onClick={onCancel} autoFocus>
          {t('import.stopChecking')}
        </Button>
      </div>
    </div>
  );
}
