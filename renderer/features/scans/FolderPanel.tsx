import { formatMoment } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button } from '../../ui';
import type { FolderFile, useFolder } from './useFolder';
import { formatBytes } from './words';

export interface FolderPanelProps {
  readonly folder: ReturnType<typeof useFolder>;
  readonly onAttach: (files: readonly FolderFile[]) => void;
}

/** What the scanner has written to the chosen folder; new files come up by themselves. */
export function FolderPanel({ folder, onAttach }: FolderPanelProps) {
  const { view, error, choose, forget } = folder;
  if (view.name === null) return error ? <Banner tone="danger">{errorText(error)}</Banner> : null;
  return (
    <section className="panel stack-tight" aria-label={t('scans.folder')}>
      <div className="row row-apart">
        <strong>{t('scans.folderOf', { name: view.name })}</strong>
        <span className="row">
          {view.files.length > 1 && (
            <Button size="small" onClick={() => onAttach(view.files)}>
              {t('scans.folderAll', { count: view.files.length })}
            </Button>
          )}
          <Button size="small" onClick={() => void choose()}>
            {t('scans.folderOther')}
          </Button>
          <Button size="small" onClick={() => void forget()}>
            {t('scans.folderStop')}
          </Button>
        </span>
      </div>
      {error && <Banner tone="danger">{errorText(error)}</Banner>}
      <p className="dim" role="status">
        {view.files.length === 0 ? t('scans.folderEmpty') : t('scans.folderCount', { count: view.files.length })}
      </p>
      <ul className="plain-list">
        {view.files.map((file) => (
          <li key={file.fileId} className="row row-apart">
            <span>
              {file.name}{' '}
              <span className="dim">
                {t(`scans.type.${file.type}`)} · {formatBytes(file.bytes)} · {formatMoment(file.modifiedMs)}
              </span>
            </span>
            <Button size="small" label={t('scans.attachOne', { name: file.name })} onClick={() => onAttach([file])}>
              {t('scans.attachShort')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
