import { useRef, useState } from 'react';
import { formatMoment } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Button, Disclosure, showToast } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import type { ScanView } from '../../vault/api/scans';
import { useScreenActions } from '../common/actions';
import { useDesk } from '../common/desk';
import { ErrorBanner } from '../common/ErrorBanner';
import { highestLevel, useMarkingLevel } from '../common/marking';
import { ReasonDialog } from '../common/ReasonDialog';
import { useRules } from '../common/rules';
import { actionsOf, letterKeys } from '../common/screenKeys';
import { useVaultCommand, useVaultQuery } from '../common/vault';
import { AttachDialog } from './AttachDialog';
import { FolderPanel } from './FolderPanel';
import { incomingFromFolder } from './incoming';
import { incomingOf } from './reading/pages';
import { ScanRow } from './ScanRow';
import { ScanViewer } from './ScanViewer';
import { useArrivals } from './useArrivals';
import { useAttach } from './useAttach';
import { useFolder } from './useFolder';
import { formatBytes } from './words';

export interface ScansProps {
  readonly detail: LetterDetail;
  readonly mayChange: boolean;
}

/** The digitised papers of a letter: what there is, and the ways by which more come. */
export function Scans({ detail, mayChange }: ScansProps) {
  const { recId, letter, dossier, masked } = detail;
  const rules = useRules();
  const { call } = useDesk();
  const list = useVaultQuery('letters', 'scan.list', { recId });
  const attaching = useAttach(recId, letter.level ?? 'toi-mat');
  // Small pictures of them are shown here.
  useMarkingLevel(highestLevel([...(list.data?.scans ?? []), ...attaching.items]));
  const folder = useFolder();
  const chooser = useRef<HTMLInputElement>(null);
  const [viewing, setViewing] = useState<ScanView | null>(null);
  const [removing, setRemoving] = useState<ScanView | null>(null);
  const removal = useVaultCommand('scan.remove');
  const restoring = useVaultCommand('scan.restore');

  const addFiles = (files: readonly File[]) => attaching.add(files.map((file) => ({ file: incomingOf(named(file)) })));
  useScreenActions(actionsOf(letterKeys, t, { scan: mayChange ? () => chooser.current?.click() : null }));
  const hovering = useArrivals(addFiles, mayChange && !viewing && !removing);
  const items = dossier?.items.map(({ code, name }) => ({ value: code, label: name })) ?? [];

  const restore = async (scan: string) => {
    const result = await restoring.mutateAsync({ recId, scan });
    showToast(
      result.ok ? { tone: 'ok', text: t('scans.restored') } : { tone: 'danger', text: errorText(result.error) },
    );
  };
  const remove = async ({ opId }: ScanView, reason: string) => {
    const result = await removal.mutateAsync({ recId, scan: opId, reason });
    if (!result.ok) return showToast({ tone: 'danger', text: errorText(result.error) });
    setRemoving(null);
    showToast({
      tone: 'ok',
      text: t('scans.removed'),
      action: { label: t('action.undo'), run: () => void restore(opId) },
    });
  };

  if (list.error) return <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <p role="status">{t('detail.loading')}</p>;
  const { scans, removed, bytes, maxBytes } = list.data;
  return (
    <div className={hovering ? 'stack scan-drop' : 'stack'}>
      {mayChange && (
        <div className="stack-tight">
          <div className="row">
            <Button tone="primary" onClick={() => chooser.current?.click()}>
              {t('scans.choose')}
            </Button>
            <Button onClick={() => void folder.choose()}>{t('scans.folderChoose')}</Button>
            <input
              ref={chooser}
              type="file"
              multiple
              hidden
              aria-label={t('scans.choose')}
              accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
              onChange={(event) => {
                addFiles([...(event.currentTarget.files ?? [])]);
                event.currentTarget.value = '';
              }}
            />
          </div>
          <p className="dim">{hovering ? t('scans.dropHere') : t('scans.ways')}</p>
        </div>
      )}
      {mayChange && (
        <FolderPanel
          folder={folder}
          onAttach={(files) =>
            attaching.add(files.map((file) => ({ file: incomingFromFolder(call, file), fileId: file.fileId })))
          }
        />
      )}
      {masked && scans.length > 0 && <p className="dim">{t('scans.maskedText')}</p>}
      {scans.length === 0 && <p className="dim">{t('case.noScans')}</p>}
      <ul className="plain-list" aria-label={t('scans.list')}>
        {scans.map((scan) => (
          <ScanRow
            key={scan.opId}
            recId={recId}
            scan={scan}
            item={items.find(({ value }) => value === scan.item)?.label ?? ''}
            mayChange={mayChange}
            masked={masked}
            onView={() => setViewing(scan)}
            onRemove={() => setRemoving(scan)}
          />
        ))}
      </ul>
      {scans.length > 0 && (
        <p className="dim">{t('scans.total', { used: formatBytes(bytes), limit: formatBytes(maxBytes) })}</p>
      )}
      {removed.length > 0 && (
        <Disclosure summary={t('scans.removedCount', { count: removed.length })}>
          <ul className="plain-list">
            {removed.map((scan) => (
              <li key={scan.opId} className="row row-apart">
                <span>
                  {scan.name || t('scans.covered')}{' '}
                  <span className="dim">
                    {t('detail.noteMeta', { by: scan.removedBy, when: formatMoment(scan.removedMs) })} ·{' '}
                    {t('history.reason', { reason: scan.reason })}
                  </span>
                </span>
                {mayChange && (
                  <Button
                    size="small"
                    label={t('scans.restoreOne', { name: scan.name || t('scans.covered') })}
                    onClick={() => void restore(scan.opId)}
                  >
                    {t('action.restore')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {attaching.items.length > 0 && (
        <AttachDialog
          desk={attaching}
          levels={rules.options('secrecy')}
          dossier={items}
          onClose={attaching.clear}
          onRemoveOriginals={(fileIds) => void folder.remove(fileIds).then(attaching.clear)}
        />
      )}
      {viewing && <ScanViewer recId={recId} scan={viewing} onClose={() => setViewing(null)} />}
      {removing && (
        <ReasonDialog
          title={t('scans.removeTitle')}
          text={t('scans.removeText', { name: removing.name || t('scans.covered') })}
          label={t('scans.removeReason')}
          maxLength={1000}
          action={t('scans.remove')}
          busy={removal.isPending}
          onReason={(reason) => void remove(removing, reason)}
          onCancel={() => setRemoving(null)}
        />
      )}
    </div>
  );
}

/** What the clipboard gives is called `image.png` by the browser; the officer gets a name that says something. */
const named = (file: File): File =>
  file.name === 'image.png' || file.name === ''
    ? new File([file], t('scans.pasted', { when: formatMoment(Date.now()) }), { type: file.type })
    : file;
