import { label, t } from '../../i18n/t';
import { Badge, Banner, Button } from '../../ui';
import type { DirectoryView, Identity } from '../../vault/api';
import { ErrorBanner } from '../common/ErrorBanner';
import { useVaultQuery } from '../common/vault';
import { OutcomeBanner } from '../sync/OutcomeBanner';
import { useSyncRun } from '../sync/useSyncRun';
import { UnitTree } from './UnitTree';

const stateTones = { active: 'ok', suspended: 'warn', revoked: 'danger' } as const;

/** Units and accounts of the verified directory, to read. For quản trị it is the only screen. */
export function Accounts({ identity }: { readonly identity: Identity }) {
  const directory = useVaultQuery('sync', 'directory.view', {});
  const { run, running, outcome } = useSyncRun();
  const view = directory.data;
  return (
    <section className="screen" aria-label={t('accounts.title')}>
      <div className="screen-head">
        <h1>{t('accounts.title')}</h1>
        <div className="row">
          {view && <span className="dim">{t('accounts.source', { position: view.position })}</span>}
          <Button busy={running} onClick={run}>
            {t('accounts.refresh')}
          </Button>
        </div>
      </div>
      <div className="screen-scroll stack">
        {!identity.mayUseLetters && (
          <Banner tone="info" title={t('accounts.adminTitle')}>
            {t('accounts.adminText')}
          </Banner>
        )}
        {outcome?.error && <OutcomeBanner outcome={outcome} unsentOps={null} />}
        {directory.error && <ErrorBanner error={directory.error} onRetry={() => void directory.refetch()} />}
        {view && view.units.length === 0 && <p className="dim">{t('accounts.none')}</p>}
        {view && view.units.length > 0 && (
          <div className="accounts">
            <section className="panel stack-tight" aria-label={t('accounts.units')}>
              <h2>{t('accounts.units')}</h2>
              <UnitTree units={view.units} parentId={null} />
            </section>
            <AccountTable view={view} />
          </div>
        )}
      </div>
    </section>
  );
}

function AccountTable({ view }: { readonly view: DirectoryView }) {
  const unitNames = new Map(view.units.map((unit) => [unit.unitId, unit.name]));
  const columns = ['account', 'holder', 'kind', 'unit', 'state', 'desks'] as const;
  return (
    <section className="panel stack-tight" aria-label={t('accounts.accounts')}>
      <h2>{t('accounts.accounts')}</h2>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === 'desks' ? 'number-cell' : undefined}>
                {t(`accounts.col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.accounts.map((account) => (
            <tr key={account.account}>
              <td className="number">{account.account}</td>
              <td>{account.holder}</td>
              <td>{label('accountKind', account.kind)}</td>
              <td>{unitNames.get(account.unitId) ?? account.unitId}</td>
              <td>
                <Badge tone={stateTones[account.state]}>{label('accountState', account.state)}</Badge>
              </td>
              <td className="number-cell">{account.desks}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
