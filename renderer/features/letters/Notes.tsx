import { useState } from 'react';
import { formatFullMoment } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Button, showToast, TextArea } from '../../ui';
import { useVaultCommand } from '../common/vault';
import { useCase } from './caseDesk';

/** Notes are only ever added: nobody's note replaces another's. */
export function Notes() {
  const { detail, mayChange } = useCase();
  const [text, setText] = useState('');
  const add = useVaultCommand('letter.note');
  const save = async () => {
    const result = await add.mutateAsync({ recId: detail.recId, text: text.normalize('NFC').trim() });
    if (result.ok) setText('');
    showToast(
      result.ok ? { tone: 'ok', text: t('detail.noteSaved') } : { tone: 'danger', text: errorText(result.error) },
    );
  };
  return (
    <div className="stack">
      {mayChange && (
        <div className="stack-tight">
          <TextArea label={t('detail.noteAdd')} rows={2} value={text} onChange={setText} maxLength={4000} />
          <div>
            <Button size="small" disabled={text.trim() === ''} busy={add.isPending} onClick={() => void save()}>
              {t('detail.noteSave')}
            </Button>
          </div>
        </div>
      )}
      {detail.notes.length === 0 && <p className="dim">{t('detail.noteNone')}</p>}
      <ul className="plain-list">
        {[...detail.notes].reverse().map((note) => (
          <li key={`${note.atMs} ${note.by} ${note.text}`}>
            <p className="letter-content">{note.text}</p>
            <p className="dim">{t('detail.noteMeta', { by: note.by, when: formatFullMoment(note.atMs) })}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
