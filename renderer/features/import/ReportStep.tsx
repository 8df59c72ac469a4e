import { useMemo, useState } from 'react';
import type { Mapping } from '../../../shared/exchange/mapping';
import { planImport } from '../../../shared/exchange/plan';
import { t } from '../../i18n/t';
import { Banner, Button, Select, TextField } from '../../ui';
import type { Checked } from './check';
import { ProblemList } from './ProblemList';
import { StepHead } from './StepHead';
import type { Source } from './source';
import { TwinList } from './TwinList';
import { useClosedBooks } from './useClosedBooks';
import type { ImportWork } from './useImportRun';
import { useProblemExport } from './useProblemExport';
import { useTwins } from './useTwins';

export interface ReportStepProps {
  readonly checked: Checked;
  readonly source: Source;
  readonly mapping: Mapping;
  readonly onBack: () => void;
  readonly onImport: (work: Omit<ImportWork, 'name'>) => void;
}

/** What the dry run found, and what is decided of it. The register is as it was until "Nhập". */
export function ReportStep({ checked, source, mapping, onBack, onImport }: ReportStepProps) {
  const [onlyWhole, setOnlyWhole] = useState(true);
  const twins = useTwins(checked);
  const file = useProblemExport(checked, source, mapping);
  const plan = planImport(checked.letters.length, twins.list);
  const leftOut = checked.letters.length - plan.places.length;
  const books = useClosedBooks(useMemo(() => checked.letters.map(({ letter }) => letter.arrivedOn), [checked]));
  const late = books.against(plan.places);
  const [reason, setReason] = useState('');
  const ended = plan.places.filter((place) => isEnded(checked.letters[place]!.past?.status)).length;
  const refused = onlyWhole && checked.faulty > 0;
  const isReady =
    !refused &&
    plan.places.length > 0 &&
    twins.search.step !== 'running' &&
    books.isKnown &&
    (!late || reason.trim() !== '');
  return (
    <div className="screen-scroll stack import-step">
      <StepHead title={t('import.reportTitle')} />
      <Banner tone={checked.faulty > 0 ? 'warn' : 'ok'}>
        {t('import.counts', {
          rows: checked.rows,
          good: checked.good,
          warned: checked.warned,
          faulty: checked.faulty,
        })}
      </Banner>
      {checked.problems.length > 0 && (
        <ProblemList problems={checked.problems} source={source} onExport={checked.faulty > 0 ? file.start : null} />
      )}
      <p>{t('import.openClosed', { open: plan.places.length - ended, closed: ended })}</p>
      <TwinList checked={checked} twins={twins} />
      {leftOut > 0 && <p>{t('import.twinsLeftOut', { count: leftOut })}</p>}
      {books.failed && <Banner tone="danger">{t('import.closedUnknown')}</Banner>}
      {late && (
        <>
          <Banner tone="warn">{t('import.closedBook', { count: late.count, books: late.names })}</Banner>
          <TextField
            label={t('import.closedReason')}
            value={reason}
            required
            maxLength={500}
            onChange={(value) => setReason(value)}
          />
        </>
      )}
      {checked.faulty > 0 && (
        <div className="form-grid">
          <div className="span-6">
            <Select
              label={t('import.faultyRows')}
              value={onlyWhole ? 'whole' : 'good'}
              options={[
                { value: 'whole', label: t('import.onlyWhole') },
                { value: 'good', label: t('import.leaveFaulty', { faulty: checked.faulty }) },
              ]}
              onChange={(value) => setOnlyWhole(value === 'whole')}
            />
          </div>
        </div>
      )}
      {refused && <p className="dim">{t('import.refusedFaulty')}</p>}
      <div className="row">
        <Button
          tone="primary"
          disabled={!isReady}
          onClick={() =>
            onImport({
              letters: plan.places.map((place) => checked.letters[place]!.letter),
              past: plan.places.map((place) => checked.letters[place]!.past),
              links: plan.links,
              ...(late ? { correction: reason.normalize('NFC').trim() } : {}),
            })
          }
        >
          {t('import.run', { count: plan.places.length })}
        </Button>
        <Button onClick={onBack}>{t('import.backToMap')}</Button>
        <span className="dim">{t('import.nothingYet')}</span>
      </div>
      {file.dialog}
    </div>
  );
}

const endedStatuses: readonly string[] = ['ket-thuc', 'xep-luu', 'ra-soat-huy', 'da-huy'];
const isEnded = (status: string | undefined): boolean => status !== undefined && endedStatuses.includes(status);
