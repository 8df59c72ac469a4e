import { useState } from 'react';
import { t } from '../../i18n/t';
import { Tabs } from '../../ui';
import { AccessList } from './AccessList';
import { SecretRegister } from './SecretRegister';

/** Nhật ký: who looked at, printed and exported what; and the register of outgoing secret papers that printing fills. */
export function LogScreen() {
  const [tabs] = useState(() => [
    { id: 'access', label: t('log.access'), content: <AccessList /> },
    { id: 'secrets', label: t('log.secrets'), content: <SecretRegister /> },
  ]);
  return (
    <section className="screen" aria-label={t('log.title')}>
      <div className="screen-head">
        <h1>{t('log.title')}</h1>
        <span className="dim">{t('log.always')}</span>
      </div>
      <div className="screen-scroll panel">
        <Tabs label={t('log.title')} tabs={tabs} />
      </div>
    </section>
  );
}
