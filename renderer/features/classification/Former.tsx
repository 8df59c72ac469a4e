import { classificationSchema } from '../../../shared/model/letter';
import { formatDay, formatFullMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import type { Rules } from '../common/rules';
import { useVaultQuery } from '../common/vault';

/** Every classification that the letter has had and every change of its kind, the latest first, with who and when. */
export function Former({ recId, rules }: { readonly recId: string; readonly rules: Rules }) {
  const history = useVaultQuery('letters', 'letter.history', { recId });
  const lines = (history.data?.entries ?? []).flatMap(({ opId, by, atMs, act, changes }) =>
    changes.flatMap(({ field, before, after }) => {
      const text =
        field === 'classification'
          ? classificationText(after, rules)
          : field === 'kind' && act !== 'create' && typeof before === 'string' && typeof after === 'string'
            ? t('classify.kindChanged', { before: rules.name('kinds', before), after: rules.name('kinds', after) })
            : null;
      return text === null ? [] : [{ key: `${opId} ${field}`, text, who: `${by}, ${formatFullMoment(atMs)}`, atMs }];
    }),
  );
  if (lines.length === 0) return null;
  return (
    <section className="stack-tight" aria-label={t('classify.former')}>
      <h3>{t('classify.former')}</h3>
      <ol className="plain-list former">
        {lines
          .sort((a, b) => b.atMs - a.atMs)
          .map(({ key, text, who }) => (
            <li key={key}>
              {text} <span className="dim">({who})</span>
            </li>
          ))}
      </ol>
    </section>
  );
}

function classificationText(value: unknown, rules: Rules): string | null {
  const said = classificationSchema.safeParse(value);
  if (!said.success) return null;
  const { class: code, reasons, asSource, on } = said.data;
  return [
    t('classify.onDay', { day: formatDay(on), class: rules.name('classes', code) }),
    reasons.map((reason) => rules.name('refusals', reason)).join(', '),
    asSource ? t('classify.asSource') : '',
  ]
    .filter(Boolean)
    .join('; ');
}
