import { useEffect, useState } from 'react';
import type { Mapping } from '../../../shared/exchange/mapping';
import type { ReadTable } from '../../office/api';
import { useVault } from '../common/vault';
import { CheckRun } from './CheckRun';
import type { Checked } from './check';
import { MapStep } from './MapStep';
import { guessMapping, recalledFor } from './mapping';
import { ReportStep } from './ReportStep';
import { RunView } from './RunView';
import { rememberedMapping, rememberMapping } from './remembered';
import { guessHeading, type Source, sourceOf } from './source';
import { useImportRun } from './useImportRun';

export interface TableImportProps {
  readonly table: ReadTable;
  /** Of the file. */
  readonly name: string;
  readonly onBusy: (busy: boolean) => void;
  readonly onClose: () => void;
}

type Step = { readonly at: 'map' | 'check' } | { readonly at: 'report'; readonly checked: Checked };

/** A foreign table on its way to the register: what its columns mean, a dry run, decisions, and only then the import. */
export function TableImport({ table, name, onBusy, onClose }: TableImportProps) {
  const vault = useVault();
  const run = useImportRun(onBusy);
  const [place, setPlace] = useState(() => placeOf(table, fullest(table)));
  const [mapping, setMapping] = useState<Mapping>(() => guessMapping(place.source));
  const [recalled, setRecalled] = useState<Mapping['orders']>({});
  const [step, setStep] = useState<Step>({ at: 'map' });

  useEffect(() => {
    let current = true;
    void rememberedMapping(vault, place.source.titles).then((known) => {
      if (!current || !known) return;
      const former = recalledFor(known, place.source);
      setMapping(former.mapping);
      setRecalled(former.recalled);
    });
    return () => {
      current = false;
    };
  }, [vault, place.source]);

  const move = (sheet: number, heading?: number) => {
    const next = placeOf(table, sheet, heading);
    setPlace(next);
    setMapping(guessMapping(next.source));
    setRecalled({});
  };
  const check = (settled: Mapping) => {
    setMapping(settled);
    setRecalled({});
    void rememberMapping(vault, place.source.titles, settled);
    setStep({ at: 'check' });
  };

  if (run.state.step !== 'idle') return <RunView state={run.state} onCancel={run.cancel} onAgain={onClose} />;
  if (step.at === 'report') {
    return (
      <ReportStep
        checked={step.checked}
        source={place.source}
        mapping={mapping}
        onBack={() => setStep({ at: 'map' })}
        onImport={(work) => void run.start({ ...work, name })}
      />
    );
  }
  if (step.at === 'check') {
    return (
      <CheckRun
        source={place.source}
        mapping={mapping}
        onChecked={(checked) => setStep({ at: 'report', checked })}
        onCancel={() => setStep({ at: 'map' })}
      />
    );
  }
  return (
    <MapStep
      table={table}
      {...place}
      mapping={mapping}
      recalled={recalled}
      onMove={move}
      onMap={setMapping}
      onCheck={check}
      onClose={onClose}
    />
  );
}

export interface Place {
  readonly sheet: number;
  /** Row of the headings, from 0; −1 for none. */
  readonly heading: number;
  readonly source: Source;
}

function placeOf({ sheets }: ReadTable, sheet: number, heading = guessHeading(sheets[sheet]!)): Place {
  return { sheet, heading, source: sourceOf(sheets[sheet]!, heading) };
}

/** The sheet with the most rows: others of a workbook are mostly notes and lists of codes. */
const fullest = ({ sheets }: ReadTable): number =>
  sheets.reduce((best, { rows }, i) => (rows.length > sheets[best]!.rows.length ? i : best), 0);
