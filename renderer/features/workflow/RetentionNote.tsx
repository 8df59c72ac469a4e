import type { LetterStatus } from '../../../shared/model/letter';
import { t } from '../../i18n/t';
import { SourceText } from '../clock/Standing';
import { useRules } from '../common/rules';
import { useCase } from '../letters/caseDesk';

/** How long a shelved letter is kept before its destruction may be reviewed; said where it is shelved or destroyed. */
export function RetentionNote({ to }: { readonly to: LetterStatus }) {
  const { detail } = useCase();
  const { pack } = useRules();
  if (to === 'da-huy') return <p>{t('workflow.destroyText')}</p>;
  if (to !== 'xep-luu' && to !== 'ra-soat-huy') return null;
  const direction = detail.letter.direction ?? '';
  const rule = pack?.retention.find(({ directions }) => directions.includes(direction)) ?? pack?.retention[0];
  if (!rule) return null;
  return (
    <p>
      {t('workflow.retention', { name: rule.name, years: rule.years })} <SourceText source={rule.source} />
    </p>
  );
}
