import type { RuleSource } from '../../../shared/rules/pack/schema';
import { t } from '../../i18n/t';
import { Badge } from '../../ui';

/** Whether the source of a rule was read: says so wherever the rule is used, unless it was read in the text itself. */
export function Standing({ standing }: { readonly standing: RuleSource['standing'] | null }) {
  if (standing === 'unverified') return <Badge tone="warn">{t('clock.unverified')}</Badge>;
  if (standing === 'secondary') return <Badge tone="warn">{t('clock.secondary')}</Badge>;
  return null;
}

/** Text and article of a rule, with its standing. */
export function SourceText({ source }: { readonly source: RuleSource }) {
  return (
    <>
      {[source.text, source.article].filter(Boolean).join(', ')} <Standing standing={source.standing} />
    </>
  );
}
