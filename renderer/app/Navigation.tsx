import { useRouter } from '../features/common/route';
import { useVaultQuery } from '../features/common/vault';
import { formatNumber, label, t } from '../i18n/t';
import { Badge, Button, colorSchemes, Select, useColorScheme } from '../ui';
import type { AppInfo } from './useSession';

const letterScreens = [
  'register',
  'intake',
  'classify',
  'books',
  'log',
  'import',
  'conflicts',
  'sync',
  'accounts',
] as const;

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
  const counts = useVaultQuery('letters', 'list.counts', {}, { enabled: letters });
  const screens = letters ? letterScreens : (['accounts'] as const);
  const current = route.screen === 'letter' || route.screen === 'edit' ? 'register' : route.screen;
  return (
    <nav className="sidebar" aria-label={t('nav.label')}>
      <ul className="nav-list">
        {screens.map((screen) => (
          <li key={screen}>
            <button
              type="button"
              className="nav-item"
              aria-current={current === screen ? 'page' : undefined}
              onClick={() => go({ screen })}
            >
              {t(`nav.${screen}`)}
              {screen === 'conflicts' && counts.data !== undefined && counts.data.conflicts > 0 && (
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
