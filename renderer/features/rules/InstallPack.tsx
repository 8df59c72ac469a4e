import { useRef, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import { formatDay } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, FileField } from '../../ui';
import type { ClockMoves, PackOffer } from '../../vault/api/rules';
import { useVault, useVaultCommand } from '../common/vault';
import { MovedClocks } from './MovedClocks';

/** A pack is a few hundred kilobytes; anything larger is something else. */
const largest = 8 * 1024 * 1024;

type Stage =
  | { readonly at: 'choose' }
  | { readonly at: 'refused'; readonly error: DeskError }
  | { readonly at: 'offered'; readonly offer: PackOffer; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly at: 'installed'; readonly moves: ClockMoves };

/** Takes in a signed pack: choose the file, read what it is, confirm, then see which due dates moved. */
export function InstallPack() {
  const vault = useVault();
  const install = useVaultCommand('rules.install');
  const [stage, setStage] = useState<Stage>({ at: 'choose' });
  const turn = useRef(0);

  const choose = async (file: File | null) => {
    const mine = ++turn.current;
    if (!file) return setStage({ at: 'choose' });
    if (file.size > largest) return setStage({ at: 'refused', error: { code: 'TOO_LARGE' } });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const result = await vault.call('rules.check', { bytes });
    if (mine !== turn.current) return;
    setStage(result.ok ? { at: 'offered', offer: result.value, bytes } : { at: 'refused', error: result.error });
  };
  /** Takes in the very bytes that were shown, whatever became of the file meanwhile. */
  const confirm = async (bytes: Uint8Array<ArrayBuffer>) => {
    const result = await install.mutateAsync({ bytes });
    setStage(result.ok ? { at: 'installed', moves: result.value } : { at: 'refused', error: result.error });
  };

  return (
    <div className="stack">
      <p className="prose">{t('rules.installText')}</p>
      <FileField
        label={t('rules.file')}
        hint={t('rules.fileHint')}
        accept={['.kntr', '.json', '.cbor']}
        disabled={install.isPending}
        onChoose={(file) => void choose(file)}
      />
      {stage.at === 'refused' && <Banner tone="danger">{errorText(stage.error)}</Banner>}
      {stage.at === 'offered' && (
        <Banner
          tone="info"
          title={t('rules.offer', { name: stage.offer.name, version: stage.offer.version })}
          actions={
            <>
              <Button tone="primary" busy={install.isPending} onClick={() => void confirm(stage.bytes)}>
                {t('rules.confirm')}
              </Button>
              <Button onClick={() => setStage({ at: 'choose' })}>{t('action.cancel')}</Button>
            </>
          }
        >
          {t('rules.offerText', {
            from: formatDay(stage.offer.validFrom),
            by: stage.offer.signedBy,
            moving: stage.offer.moving,
          })}
        </Banner>
      )}
      {stage.at === 'installed' && (
        <>
          <Banner tone="ok" title={t('rules.installed')} />
          <MovedClocks {...stage.moves} />
        </>
      )}
    </div>
  );
}
