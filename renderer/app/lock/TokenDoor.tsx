import { useState } from 'react';
import type { Desk } from '../../../shared/ipc/desk';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, Select } from '../../ui';
import type { Unlocked } from '../useSession';
import { CertificateCard } from './CertificateCard';
import { ChangePassword } from './ChangePassword';
import { Enrol } from './Enrol';
import { Unlock } from './Unlock';
import { type TokenInfo, useTokens } from './useTokens';

export interface TokenDoorProps {
  readonly desk: Desk;
  /** Nobody has used this desk yet. */
  readonly first: boolean;
  readonly onUnlocked: (unlocked: Unlocked) => void;
  /** The desk's stage may have changed; it should be asked for again. */
  readonly onStage: () => void;
}

/** Waits for a token, shows whose it is, then asks for what opens it. */
export function TokenDoor({ desk, first, onUnlocked, onStage }: TokenDoorProps) {
  const { tokens, error, refresh } = useTokens(desk);
  const [chosen, setChosen] = useState('');
  const [mustChange, setMustChange] = useState(false);
  const [changed, setChanged] = useState(false);

  if (error) {
    return (
      <Banner
        tone="danger"
        title={t('lock.tokensFailed')}
        actions={
          <Button size="small" onClick={refresh}>
            {t('action.retry')}
          </Button>
        }
      >
        {errorText(error)}
      </Banner>
    );
  }
  if (!tokens) return <p role="status">{t('lock.loading')}</p>;
  const token = tokens.find((known) => known.serial === chosen) ?? tokens[0];
  if (!token) {
    return (
      <div className="stack-tight" role="status">
        <h2>{t('lock.insertTitle')}</h2>
        <p>{t('lock.insertText')}</p>
      </div>
    );
  }
  return (
    <div className="stack">
      {tokens.length > 1 && (
        <Select
          label={t('lock.chooseToken')}
          value={token.serial}
          options={tokens.map((known) => ({ value: known.serial, label: tokenName(known) }))}
          onChange={setChosen}
        />
      )}
      <CertificateCard token={token} />
      <PinHint token={token} />
      {token.pinState !== 'locked' && token.certificates.length > 0 && (
        <Form
          key={`${token.serial} ${mustChange}`}
          {...{ desk, token, first, mustChange, changed, onUnlocked, onStage, refresh }}
          onMustChange={() => setMustChange(true)}
          onChanged={() => {
            setMustChange(false);
            setChanged(true);
          }}
        />
      )}
    </div>
  );
}

interface FormProps extends TokenDoorProps {
  readonly token: TokenInfo;
  readonly mustChange: boolean;
  readonly changed: boolean;
  readonly refresh: () => void;
  readonly onMustChange: () => void;
  readonly onChanged: () => void;
}

function Form({ mustChange, first, onMustChange, onChanged, changed, refresh, ...rest }: FormProps) {
  const failed = { onFailed: refresh };
  if (mustChange) return <ChangePassword {...rest} {...failed} onChanged={onChanged} />;
  if (first) return <Enrol {...rest} {...failed} />;
  return <Unlock {...rest} {...failed} changed={changed} onMustChange={onMustChange} />;
}

/** How close the PIN is to locking the token, as far as the token says. */
function PinHint({ token }: { readonly token: TokenInfo }) {
  if (token.pinState === 'locked') return <Banner tone="danger">{t('lock.pinLocked')}</Banner>;
  if (token.pinState === 'last-try') return <Banner tone="danger">{t('lock.lastTry')}</Banner>;
  if (token.pinState === 'low' || token.triesLeft !== null) {
    const low = token.triesLeft === null ? t('lock.triesLow') : t('lock.triesLeft', { tries: token.triesLeft });
    return token.pinState === 'low' ? <Banner tone="warn">{low}</Banner> : <p className="dim">{low}</p>;
  }
  return null;
}

const tokenName = (token: TokenInfo): string =>
  [token.certificates[0]?.subject ?? token.label, token.serial].filter(Boolean).join(' · ');
