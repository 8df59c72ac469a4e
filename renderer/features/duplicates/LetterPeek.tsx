import type { LetterResult } from '../../../shared/model/letter';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { ErrorBanner } from '../common/ErrorBanner';
import { useMarkingLevel } from '../common/marking';
import { useRules } from '../common/rules';
import { useVaultQuery } from '../common/vault';

/** The main things of another letter, read where one is, masked as that letter is. */
export function LetterPeek({ recId }: { readonly recId: string }) {
  const detail = useVaultQuery('letters', 'letter.get', { recId });
  const rules = useRules();
  useMarkingLevel(detail.data?.letter.level);
  if (detail.error) return <ErrorBanner error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <p role="status">{t('detail.loading')}</p>;
  const { letter, status, unitName } = detail.data;
  const people = (list: readonly { readonly name: string; readonly address?: string; readonly unit?: string }[]) =>
    list.map(({ name, address, unit }) => [name, address ?? unit].filter(Boolean).join(', ')).join('; ');
  const said = (result: LetterResult | undefined) =>
    result ? `${rules.name('results', result.code)}. ${result.text}` : '';
  const lines = [
    [t('letter.kind'), rules.name('kinds', letter.kind ?? '')],
    [t('letter.status'), rules.name('statuses', status)],
    [t('letter.unit'), unitName],
    [t('letter.arrivedOn'), formatDay(letter.arrivedOn ?? '')],
    [t('letter.senders'), people(letter.senders ?? []) || t('letter.anonymous')],
    [t('letter.accused'), people(letter.accused ?? [])],
    [t('letter.summary'), letter.summary ?? ''],
    [t('letter.result'), said(letter.result)],
    ...(letter.claims ?? []).map(({ result }, i) => [t('letter.claimResult', { place: i + 1 }), said(result)] as const),
  ].filter(([, text]) => text !== '');
  return (
    <>
      <dl className="facts">
        {lines.map(([name, text]) => (
          <div key={name} className="evidence-line">
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {letter.content && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be scrolled by keyboard
        <section className="duplicate-content letter-content" tabIndex={0} aria-label={t('letter.content')}>
          {letter.content}
        </section>
      )}
    </>
  );
}
