import { type ReactNode, useState } from 'react';
import type { Result } from '../../../shared/errors';
import type { CopyForm } from '../../../shared/model/access';
import type { Paper } from '../../../shared/model/paper';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import type { PaperStanding, Sheet } from '../../office/api';
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

/** Only a paper in force has an original; a draft goes out as a draft, and of a withdrawn one there are copies. */
const formsOf: Readonly<Record<PaperStanding['state'] | 'in-force', readonly CopyForm[]>> = {
  'in-force': ['ban-chinh', 'ban-sao-so', 'ban-sao-giay'],
  draft: ['ban-thao'],
  withdrawn: ['ban-sao-giay', 'ban-sao-so'],
};

/** Printing and exporting one paper. `name` is its template's name; `standing` is absent for one in force. */
export function usePaperOutput(recId: string, paper: Paper, name: string, standing?: PaperStanding): PaperOutput {
  const office = useOffice();
  const output = useOutput();
  const [way, setWay] = useState<Way | null>(null);
  const title = standing?.state === 'withdrawn' ? t('papers.outWithdrawn', { name }) : name;

  const run = async (chosen: Way, copy: RecordedCopy) => {
    setWay(null);
    const make = (document: 'paper.pdf' | 'paper.docx') => (sheet: Sheet) =>
      office.call(document, { paper, sheet: standing ? { ...sheet, standing } : sheet });
    const fileName = `${title} ${paper.numberText}`;
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
        what={{ title, level: paper.level, ...(paper.numberText === '' ? {} : { numberText: paper.numberText }) }}
        recIds={[recId]}
        forms={formsOf[standing?.state ?? 'in-force']}
        onRecorded={(copy) => void run(way, copy)}
        onClose={() => setWay(null)}
      />
    ),
  };
}
