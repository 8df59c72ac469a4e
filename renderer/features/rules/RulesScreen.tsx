import { formatDay } from '../../i18n/dates';
import { formatNumber, t } from '../../i18n/t';
import { Tabs, useHotkeys } from '../../ui';
import { ErrorBanner } from '../common/ErrorBanner';
import { useRouter } from '../common/route';
import { useVaultQuery } from '../common/vault';
import { CalendarYear } from './CalendarYear';
import { Editions } from './Editions';
import { InstallPack } from './InstallPack';
import { LastMoves } from './MovedClocks';
import { Sources } from './Sources';
import { sourcesOf } from './sourcesOf';

/** Quy tắc: the rule pack in force, where each rule was read, the calendar, and how a new edition is taken in. */
export function RulesScreen() {
  const { back } = useRouter();
  const rules = useVaultQuery('rules', 'rules.get', {});
  useHotkeys({ escape: back });
  if (rules.error) return <ErrorBanner error={rules.error} onRetry={() => void rules.refetch()} />;
  if (!rules.data) return <p role="status">{t('rules.loading')}</p>;
  const { pack, editions } = rules.data;
  const sources = sourcesOf(pack);
  const unread = sources.filter(({ source }) => source.standing !== 'verified').length;
  return (
    <section className="screen" aria-label={t('rules.title')}>
      <div className="screen-head">
        <h1>{t('rules.title')}</h1>
        <span className="dim">
          {t('rules.inForce', { name: pack.name, version: pack.version, from: formatDay(pack.validFrom) })}
        </span>
      </div>
      <div className="case-work grow">
        <Tabs
          label={t('rules.parts')}
          tabs={[
            {
              id: 'sources',
              label: t('rules.sources', { unread: formatNumber(unread), all: formatNumber(sources.length) }),
              content: <Sources sources={sources} />,
            },
            { id: 'calendar', label: t('rules.calendar'), content: <CalendarYear calendar={pack.calendar} /> },
            { id: 'editions', label: t('rules.editions'), content: <Editions editions={editions} /> },
            { id: 'install', label: t('rules.install'), content: <InstallPack /> },
            { id: 'moves', label: t('rules.moves'), content: <LastMoves /> },
          ]}
        />
      </div>
    </section>
  );
}
