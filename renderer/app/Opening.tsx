import { useEffect, useState } from 'react';
import type { DeskError } from '../../shared/errors';
import type { VaultPort } from '../features/common/vault';
import { errorText } from '../i18n/errors';
import { t } from '../i18n/t';
import { Banner, Button, Progress } from '../ui';
import type { VaultEvents } from '../vault/api';
import { Gate } from './lock/Gate';

export interface OpeningProps {
  readonly vault: VaultPort;
  readonly error: DeskError | null;
  readonly onBack: () => void;
}

/** Between the right PIN and the first list: what is being done, or why it could not be. */
export function Opening({ vault, error, onBack }: OpeningProps) {
  const [progress, setProgress] = useState<VaultEvents['progress'] | null>(null);
  useEffect(() => vault.on('progress', setProgress), [vault]);
  return (
    <Gate title={t(error ? 'opening.failed' : 'opening.title')} help={error ? 'trouble' : 'token'}>
      {error ? (
        <>
          <Banner tone="danger">{errorText(error)}</Banner>
          <div>
            <Button tone="primary" onClick={onBack}>
              {t('opening.backToLock')}
            </Button>
          </div>
        </>
      ) : (
        <Progress label={progressText(progress)} done={progress?.done ?? 0} total={progress?.total ?? null} />
      )}
    </Gate>
  );
}

function progressText(progress: VaultEvents['progress'] | null): string {
  if (progress?.job !== 'rebuild' && progress?.job !== 'fold') return t('opening.decrypt');
  const { job, done, total } = progress;
  return total === null ? t(`opening.${job}`, { done }) : t(`opening.${job}Of`, { done, total });
}
