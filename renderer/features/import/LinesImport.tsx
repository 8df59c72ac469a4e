import { useMemo } from 'react';
import type { Letter } from '../../../shared/model/letter';
import { t } from '../../i18n/t';
import { Banner, Button } from '../../ui';
import { RunView } from './RunView';
import { useImportRun } from './useImportRun';

export interface LinesImportProps {
  readonly letters: readonly Letter[];
  readonly name: string;
  readonly onBusy: (busy: boolean) => void;
}

/** Letters of a JSON-lines file, checked whole; one key imports them. */
export function LinesImport({ letters, name, onBusy }: LinesImportProps) {
  const { state, start, cancel } = useImportRun(onBusy);
  const work = useMemo(() => ({ letters, links: [], name }), [letters, name]);
  if (state.step !== 'idle') return <RunView state={state} onCancel={cancel} />;
  return (
    <Banner
      tone="info"
      actions={
        <Button tone="primary" onClick={() => void start(work)}>
          {t('import.run', { count: letters.length })}
        </Button>
      }
    >
      {t('import.ready', { count: letters.length })}
    </Banner>
  );
}
