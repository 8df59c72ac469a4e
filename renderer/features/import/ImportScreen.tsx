import { useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import type { Letter } from '../../../shared/model/letter';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import type { ReadTable } from '../../office/api';
import { announce, Banner, FileField } from '../../ui';
import { BulkHistory } from '../bulk/BulkHistory';
import { useOffice } from '../common/office';
import { fileEndings, isTable, maxLinesBytes, readLines } from './files';
import { ImportList } from './ImportList';
import { LinesImport } from './LinesImport';
import { TableImport } from './TableImport';

type State =
  | { readonly step: 'choose'; readonly problem: string | null }
  | { readonly step: 'reading' }
  | { readonly step: 'lines'; readonly letters: readonly Letter[]; readonly name: string }
  | { readonly step: 'table'; readonly table: ReadTable; readonly name: string };

/** Nhập từ tệp: letters from a table of another program, or from a JSON-lines file; and what was imported before. */
export function ImportScreen() {
  const office = useOffice();
  const [state, setState] = useState<State>({ step: 'choose', problem: null });
  const [busy, setBusy] = useState(false);
  /** Counts chosen files: one of the same name begins anew. */
  const [turn, setTurn] = useState(0);
  const problem = (text: string) => setState({ step: 'choose', problem: text });

  const chooseTable = async (file: File) => {
    setState({ step: 'reading' });
    const read = await office.call('table.read', { bytes: new Uint8Array(await file.arrayBuffer()) });
    if (!read.ok) return problem(tableProblem(read.error));
    if (read.value.sheets.every(({ rows }) => rows.length === 0)) return problem(t('import.emptyFile'));
    setState({ step: 'table', table: read.value, name: file.name });
  };
  const choose = async (file: File | null) => {
    setTurn((was) => was + 1);
    if (!file) return setState({ step: 'choose', problem: null });
    if (file.size > maxLinesBytes) return problem(t('import.tooLarge'));
    if (await isTable(file)) return chooseTable(file);
    const read = await readLines(file);
    if (typeof read === 'string') return problem(read);
    announce(t('import.ready', { count: read.length }));
    setState({ step: 'lines', letters: read, name: file.name });
  };
  const again = () => setState({ step: 'choose', problem: null });

  return (
    <section
      className="screen"
      aria-label={t('import.title')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file && !busy) void choose(file);
      }}
    >
      <div className="screen-head">
        <h1>{t('import.title')}</h1>
        {state.step === 'table' && <span className="dim">{state.name}</span>}
      </div>
      {state.step === 'table' ? (
        <TableImport key={turn} table={state.table} name={state.name} onBusy={setBusy} onClose={again} />
      ) : (
        <div className="screen-scroll stack">
          <p className="prose">{t('import.text')}</p>
          <FileField
            label={t('import.file')}
            hint={t('import.hint')}
            accept={fileEndings}
            disabled={busy || state.step === 'reading'}
            onChoose={(file) => void choose(file)}
          />
          {state.step === 'reading' && <Banner tone="info">{t('import.reading')}</Banner>}
          {state.step === 'choose' && state.problem && <Banner tone="danger">{state.problem}</Banner>}
          {state.step === 'lines' && (
            <LinesImport key={turn} letters={state.letters} name={state.name} onBusy={setBusy} />
          )}
          <ImportList />
          <h2>{t('bulk.listTitle')}</h2>
          <BulkHistory />
        </div>
      )}
    </section>
  );
}

function tableProblem(error: DeskError): string {
  const what = error.params?.what;
  if (what === 'old-xls') return t('import.oldXls');
  if (what === 'pdf') return t('import.pdf');
  if (what === 'empty') return t('import.emptyFile');
  return errorText(error);
}
