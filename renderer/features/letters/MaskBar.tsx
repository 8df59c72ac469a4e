import { useState } from 'react';
import { t } from '../../i18n/t';
import { Button } from '../../ui';
import { useScreenActions } from '../common/actions';
import { actionsOf, letterKeys } from '../common/screenKeys';
import { useVaultCommand } from '../common/vault';
import { useCase } from './caseDesk';
import { UnmaskDialog } from './UnmaskDialog';

export interface MaskBarProps {
  /** True after the officer uncovered the denouncer on this screen. */
  readonly uncovered: boolean;
  readonly onUncovered: (uncovered: boolean) => void;
}

/** Says that the denouncer is covered, and uncovers with a reason that is logged first; covers again at any time. */
export function MaskBar({ uncovered, onUncovered }: MaskBarProps) {
  const { detail } = useCase();
  const [asking, setAsking] = useState(false);
  const mask = useVaultCommand('letter.mask');
  useScreenActions(actionsOf(letterKeys, t, { unmask: detail.masked ? () => setAsking(true) : null }));
  const cover = async () => {
    await mask.mutateAsync({ recId: detail.recId });
    onUncovered(false);
  };
  if (!detail.masked && !uncovered) return null;
  return (
    <>
      <div className="mask-bar" role="status">
        <span>{t(detail.masked ? 'mask.covered' : 'mask.uncovered')}</span>
        {detail.masked ? (
          <Button size="small" keys="X" onClick={() => setAsking(true)}>
            {t('mask.show')}
          </Button>
        ) : (
          <Button size="small" busy={mask.isPending} onClick={() => void cover()}>
            {t('mask.hide')}
          </Button>
        )}
      </div>
      {asking && (
        <UnmaskDialog recId={detail.recId} onClose={() => setAsking(false)} onUncovered={() => onUncovered(true)} />
      )}
    </>
  );
}
