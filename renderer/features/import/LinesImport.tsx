import { useMemo, useState } from 'react';
import type { Letter } from '../../../shared/model/letter';
import { t } from '../../i18n/t';
import { Banner, Button, TextField } from '../../ui';
import { highestLevel, useMarkingLevel } from '../common/marking';
import { RunView } from './RunView';
import { useClosedBooks } from './useClosedBooks';
import { useImportRun } from './useImportRun';

export interface LinesImportProps {
  readonly letters: readonly Letter[];
  readonly name: string;
  readonly onBusy: (busy: boolean) => void;
}

/** Letters of a JSON-lines file, checked whole; one key imports them. */
export function LinesImport({ letters, name, onBusy }: LinesImportProps) {
  const { state, start, cancel } = useImportRun(onBusy);
  const [reason, setReason] = useState('');
  const books = useClosedBooks(useMemo(() => letters.map(({ arrivedOn }) => arrivedOn), [letters]));
  const late = useMemo(() => books.against([...letters.keys()]), [books, letters]);
  useMarkingLevel(useMemo(() => highestLevel(letters), [letters]));
  if (state.step !== 'idle') return <RunView state={state} onCancel={cancel} />;
  const correction = late ? { correction: reason.normalize('NFC').trim() } : {};
  // The vault refuses a closed book without a reason, also before it has told which are closed.
  const isReady = !late || reason.trim() !== '';
  return (
    <div className="stack">
      {books.failed && <Banner tone="danger">{t('import.closedUnknown')}</Banner>}
      {late && (
        <>
          <Banner tone="warn">{t('import.closedBook', { count: late.count, books: late.names })}</Banner>
          <TextField label={t('import.closedReason')} value={reason} required maxLength={500} onChange={setReason} />
        </>
      )}
      <Banner
        tone="info"
        actions={
          <Button
            tone="primary"
            disabled={!isReady}
            onClick={() => void start({ letters, links: [], name, ...correction })}
          >
            {t('import.run', { count: letters.length })}
          </Button>
        }
      >
        {t('import.ready', { count: letters.length })}
      </Banner>
    </div>
  );
}
