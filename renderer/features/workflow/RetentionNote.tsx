import { papersOf } from '../../../shared/rules/folds';
import { destructionMinutes } from '../../../shared/rules/workflow';
import { formatDay, isoDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Banner, Button } from '../../ui';
import { SourceText } from '../clock/Standing';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { useCase } from '../letters/caseDesk';

/** How long a shelved letter is kept before its destruction may be reviewed, and with what it is destroyed then. */
export function RetentionNote() {
  const { detail } = useCase();
  if (detail.status === 'ra-soat-huy') return <Minutes />;
  return detail.status === 'xep-luu' ? <Kept /> : null;
}

function Kept() {
  const { detail } = useCase();
  const { pack } = useRules();
  const { retention } = detail;
  const rule = pack?.retention.find(({ code }) => code === retention?.rule);
  if (!retention || !rule) return <Banner tone="warn">{t('workflow.retentionNone')}</Banner>;
  const over = retention.on <= isoDay(new Date());
  return (
    <Banner
      tone={over ? 'info' : 'warn'}
      title={t(over ? 'workflow.retentionOver' : 'workflow.retentionUntil', { on: formatDay(retention.on) })}
    >
      {t('workflow.retention', { name: rule.name, years: rule.years })} <SourceText source={rule.source} />
    </Banner>
  );
}

/** The minutes of the destruction: those that were issued, or the way to make them. */
function Minutes() {
  const { detail, mayChange } = useCase();
  const { pack } = useRules();
  const { go } = useRouter();
  const templates = (pack?.papers ?? []).filter(({ code }) => code === destructionMinutes);
  const issued = papersOf(detail).filter(
    ({ entry, withdrawn }) => !withdrawn && templates.some(({ code }) => code === entry.event.template),
  );
  const open = (paper: string) => go({ screen: 'papers', recId: detail.recId, paper });
  return (
    <Banner
      tone={issued.length > 0 ? 'ok' : 'warn'}
      title={issued.length > 0 ? t('workflow.minutesMade') : t('workflow.minutesMissing')}
      actions={
        issued.length > 0
          ? issued.map(({ entry: { opId, event } }) => (
              <Button key={opId} size="small" onClick={() => open(opId)}>
                {t('workflow.openMinutes', { no: event.numberText ?? event.title })}
              </Button>
            ))
          : mayChange &&
            templates.map(({ code, name }) => (
              <Button key={code} size="small" onClick={() => open(code)}>
                {t('workflow.makeMinutes', { name })}
              </Button>
            ))
      }
    >
      {t('workflow.destroyText')}
    </Banner>
  );
}
