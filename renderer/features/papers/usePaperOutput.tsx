import { type ReactNode, useState } from 'react';
import type { Result } from '../../../shared/errors';
import type { Paper } from '../../../shared/model/paper';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import { CopyDialog, type RecordedCopy } from '../common/CopyDialog';
import { useOffice } from '../common/office';
import { useOutput } from '../common/useOutput';

type Way = 'print' | 'pdf' | 'docx';

export interface PaperOutput {
  /** Asks for whom and what for, writes it down, then prints or exports the paper. */
  readonly start: (way: Way) => void;
  readonly dialog: ReactNode;
}

/** Printing and exporting one paper. `name` is its template's name. */
export function usePaperOutput(recId: string, paper: Paper, name: string): PaperOutput {
  const office = useOffice();
  const output = useOutput();
  const [way, setWay] = useState<Way | null>(null);

  const run = async (chosen: Way, copy: RecordedCopy) => {
    setWay(null);
    const make =
      (document: 'paper.pdf' | 'paper.docx') => (sheet: Parameters<typeof office.call<'paper.pdf'>>[1]['sheet']) =>
        office.call(document, { paper, sheet });
    const fileName = `${name} ${paper.numberText}`;
    const result: Result<{ readonly saved?: boolean }> =
      chosen === 'print'
        ? await output.print(copy, make('paper.pdf'))
        : await output.save(copy, fileName, chosen, make(chosen === 'pdf' ? 'paper.pdf' : 'paper.docx'));
    if (!result.ok) showToast({ tone: 'danger', text: errorText(result.error) });
    else if (chosen === 'print') showToast({ tone: 'ok', text: t('papers.printed') });
    else showToast({ tone: 'ok', text: t(result.value.saved ? 'papers.saved' : 'papers.notSaved') });
  };

  return {
    start: setWay,
    dialog: way && (
      <CopyDialog
        act={way === 'print' ? 'print' : 'export'}
        what={{ title: name, level: paper.level, ...(paper.numberText === '' ? {} : { numberText: paper.numberText }) }}
        recIds={[recId]}
        original
        onRecorded={(copy) => void run(way, copy)}
        onClose={() => setWay(null)}
      />
    ),
  };
}
