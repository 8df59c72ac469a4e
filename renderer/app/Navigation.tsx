import { useRouter } from '../features/common/route';
import { useVaultQuery } from '../features/common/vault';
import { formatNumber, label, t } from '../i18n/t';
import { Badge, Button, colorSchemes, Select, textSizes, useColorScheme, useTextSize } from '../ui';
import { deskScreens, directoryScreens, keysOf, partOf } from './screens';
import type { AppInfo } from './useSession';

export interface NavigationProps {
  readonly letters: boolean;
  readonly info: AppInfo | null;
  readonly onLock: () => void;
  readonly onHelp: () => void;
}

/** The parts of the desk, with the number of letters that wait to be reconciled. */
export function Navigation({ letters, info, onLock, onHelp }: NavigationProps) {
  const { route, go } = useRouter();
  const { scheme, choose } = useColorScheme();
  const { percent, choose: resize } = useTextSize();
  const counts = useVaultQuery('letters', 'list.counts', {}, { enabled: letters });
  const today = useVaultQuery('letters', 'today.get', {}, { enabled: letters });
  const pressing = (today.data?.groups ?? [])
    .filter(({ group }) => group === 'overdue' || group === 'waiting-me')
    .reduce((sum, { total }) => sum + total, 0);
  const screens = letters ? deskScreens : directoryScreens;
  return (
    <nav className="sidebar" aria-label={t('nav.label')}>
      <ul className="nav-list">
        {screens.map((part) => (
          <li key={part.screen}>
            <button
              type="button"
              className="nav-item"
              aria-current={partOf(route) === part.screen ? 'page' : undefined}
              aria-keyshortcuts={keysOf(part)}
              title={keysOf(part)}
              onClick={() => go({ screen: part.screen })}
            >
              {t(part.name)}
              {part.screen === 'today' && pressing > 0 && <Badge tone="danger">{formatNumber(pressing)}</Badge>}
              {part.screen === 'conflicts' && counts.data !== undefined && counts.data.conflicts > 0 && (
                <Badge tone="danger">{formatNumber(counts.data.conflicts)}</Badge>
              )}
            </button>
          </li>
        ))}
      </ul>
      <div className="stack-tight">
        <Select
          label={t('nav.scheme')}
          value={scheme}
          options={colorSchemes.map((value) => ({ value, label: label('scheme', value) }))}
          onChange={(value) => {
            const chosen = colorSchemes.find((known) => known === value);
            if (chosen) choose(chosen);
          }}
        />
        <Select
          label={t('nav.textSize')}
          value={String(percent)}
          options={textSizes.map((size) => ({ value: String(size), label: t('nav.percent', { percent: size }) }))}
          onChange={(value) => resize(textSizes.find((size) => String(size) === value) ?? 100)}
        />
        <Button keys="F1" onClick={onHelp}>
          {t('nav.help')}
        </Button>
        <Button keys="Ctrl+L" onClick={onLock}>
          {t('nav.lock')}
        </Button>
        {info?.host === 'stand-in' && <p className="dim">{t('app.standIn')}</p>}
        {info && <p className="dim">{t('app.version', { version: info.version })}</p>}
      </div>
    </nav>
  );
}
