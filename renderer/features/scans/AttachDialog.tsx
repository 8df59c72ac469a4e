import { useRef } from 'react';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, Dialog, type Option, Progress, Select, TextField } from '../../ui';
import { Thumbnail } from './Thumbnail';
import type { AttachDesk, Piece } from './useAttach';
import { formatBytes } from './words';

export interface AttachDialogProps {
  readonly desk: AttachDesk;
  readonly levels: readonly Option[];
  readonly dossier: readonly Option[];
  /** Removes originals from the scanner's folder. */
  readonly onRemoveOriginals: (fileIds: readonly number[]) => void;
  readonly onClose: () => void;
}

/** What is about to be attached: each file with what was found in it, its name, level and place in the dossier. */
export function AttachDialog({ desk, levels, dossier, onRemoveOriginals, onClose }: AttachDialogProps) {
  const { items, running, run, cancel } = desk;
  const ready = items.filter(({ look, state }) => look?.ok && state !== 'attached');
  const looking = items.some(({ look }) => look === null);
  const attached = items.filter(({ state }) => state === 'attached');
  const originals = attached.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]));
  const nameless = ready.some(({ name }) => name.trim() === '');
  const finished = !running && !looking && ready.length === 0;
  const form = useRef<HTMLFormElement>(null);
  const submit = () => {
    if (nameless) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    else void run();
  };
  return (
    <Dialog title={t('scans.attachTitle')} wide onClose={() => (running ? cancel() : onClose())}>
      <form
        ref={form}
        className="stack"
        noValidate
        aria-label={t('scans.attachTitle')}
        onSubmit={(event) => {
          event.preventDefault();
          if (finished) onClose();
          else if (!running && !looking) submit();
        }}
      >
        <ul className="plain-list scan-pieces">
          {items.map((item) => (
            <PieceRow key={item.key} item={item} desk={desk} levels={levels} dossier={dossier} />
          ))}
        </ul>
        {finished && attached.length > 0 && (
          <Banner tone="ok">
            {t('scans.attached', { count: attached.length })} {originals.length === 0 && t('scans.originalsStay')}
          </Banner>
        )}
        <div className="row">
          {running && (
            <Button onClick={cancel} keys="Esc">
              {t('scans.cancelSealing')}
            </Button>
          )}
          {!running && !finished && (
            <Button tone="primary" type="submit" busy={looking} autoFocus>
              {t('scans.attachRun', { count: ready.length })}
            </Button>
          )}
          {finished && originals.length > 0 && (
            <Button tone="primary" onClick={() => onRemoveOriginals(originals)}>
              {t('scans.removeOriginals', { count: originals.length })}
            </Button>
          )}
          {!running && (
            <Button type={finished ? 'submit' : 'button'} onClick={finished ? undefined : onClose}>
              {finished ? t('action.close') : t('action.cancel')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

interface PieceRowProps extends Pick<AttachDialogProps, 'desk' | 'levels' | 'dossier'> {
  readonly item: Piece;
}

function PieceRow({ item, desk, levels, dossier }: PieceRowProps) {
  const { key, file, look, state, error, written } = item;
  const size = formatBytes(file.bytes.length);
  if (!look?.ok) {
    return (
      <li className="scan-piece">
        <div className="stack-tight grow">
          <strong>{file.name}</strong>
          {look === null ? (
            <span role="status" className="dim">
              {t('scans.looking', { size })}
            </span>
          ) : (
            <Banner tone="danger" title={t('scans.refused')}>
              {t(`scans.refusal.${look.reason}`)} {look.detail && t('scans.refusalDetail', { detail: look.detail })}
            </Banner>
          )}
        </div>
        <Button size="small" label={t('scans.leaveOut', { name: file.name })} onClick={() => desk.remove(key)}>
          {t('scans.leaveOutShort')}
        </Button>
      </li>
    );
  }
  const { type, pages, thumbnail } = look.looked;
  const editable = state === 'waiting' || state === 'failed';
  return (
    <li className="scan-piece">
      <Thumbnail type={type} bytes={thumbnail} />
      <div className="stack-tight grow">
        <div className="dim">
          {t(`scans.type.${type}`)} · {t('scans.pages', { count: pages })} · {size}
        </div>
        {editable && !desk.running ? (
          <div className="scan-fields">
            <TextField
              label={t('scans.name')}
              value={item.name}
              required
              maxLength={200}
              error={item.name.trim() === '' ? t('form.error.required') : undefined}
              onChange={(name) => desk.change(key, { name })}
            />
            <Select
              label={t('letter.level')}
              value={item.level}
              options={levels}
              onChange={(level) => desk.change(key, { level })}
            />
            <Select
              label={t('scans.item')}
              value={item.item}
              options={dossier}
              empty={t('scans.noItem')}
              onChange={(chosen) => desk.change(key, { item: chosen })}
            />
          </div>
        ) : (
          <strong>{item.name}</strong>
        )}
        {state === 'sealing' && (
          <Progress
            label={t('scans.sealing', { done: formatBytes(written), total: size })}
            done={written}
            total={file.bytes.length}
          />
        )}
        {state === 'attached' && <span role="status">{t('scans.stored')}</span>}
        {error && <Banner tone="danger">{errorText(error)}</Banner>}
      </div>
      {editable && !desk.running && (
        <Button size="small" label={t('scans.leaveOut', { name: item.name })} onClick={() => desk.remove(key)}>
          {t('scans.leaveOutShort')}
        </Button>
      )}
    </li>
  );
}
