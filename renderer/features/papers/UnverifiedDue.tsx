import type { Clock } from '../../../shared/rules/types';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Banner } from '../../ui';
import { SourceText } from '../clock/Standing';

/** Warns of deadlines that a paper tells though their rule was not read in its text: the paper itself can't say so. */
export function UnverifiedDue({ clocks }: { readonly clocks: readonly Clock[] }) {
  if (clocks.length === 0) return null;
  return (
    <Banner tone="warn" title={t('papers.dueUnverified')}>
      {clocks.map(({ rule, claim, name, dueOn, source }) => (
        <div key={`${rule}.${claim ?? ''}`}>
          {t('papers.dueLine', { name, on: formatDay(dueOn) })} <SourceText source={source} />
        </div>
      ))}
    </Banner>
  );
}
