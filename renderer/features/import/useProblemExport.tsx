import { type ReactNode, useState } from 'react';
import type { Mapping } from '../../../shared/exchange/mapping';
import { secrecyLevels } from '../../../shared/model/letter';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import type { Sheet } from '../../office/api';
import { showToast } from '../../ui';
import { CopyDialog, type RecordedCopy } from '../common/CopyDialog';
import { useMarkingLevel } from '../common/marking';
import { useOffice } from '../common/office';
import { useOutput } from '../common/useOutput';
import type { Checked } from './check';
import { problemsDocument } from './problemsDocument';
import type { Source } from './source';

/** The faulty rows as a spreadsheet to mend them in: logged first like every export, for it holds letters' words. */
export function useProblemExport(checked: Checked, source: Source, mapping: Mapping) {
  const office = useOffice();
  const output = useOutput();
  const [asked, setAsked] = useState(false);
  const level = highest(checked, mapping);
  useMarkingLevel(level);
  const save = async (copy: RecordedCopy) => {
    setAsked(false);
    const table = problemsDocument(checked, source, level);
    const make = (sheet: Sheet) => office.call('table.xlsx', { tables: [table], sheet });
    const result = await output.save(copy, t('import.faultyTab'), 'xlsx', make);
    if (!result.ok) showToast({ tone: 'danger', text: errorText(result.error) });
    else showToast({ tone: 'ok', text: t(result.value.saved ? 'import.faultySaved' : 'import.faultyNotSaved') });
  };
  const dialog: ReactNode = asked ? (
    <CopyDialog
      act="export"
      what={{ title: t('import.faultyTitle'), level }}
      recIds={[]}
      letters={checked.faulty}
      onRecorded={(copy) => void save(copy)}
      onClose={() => setAsked(false)}
    />
  ) : null;
  return { start: () => setAsked(true), dialog };
}

/** The highest marking of the file's letters; faulty rows may have any of them. */
function highest({ letters }: Checked, { fallback }: Mapping): string {
  const found = new Set<string>([fallback.level, ...letters.map(({ letter }) => letter.level)]);
  return secrecyLevels.findLast((level) => found.has(level)) ?? fallback.level;
}
