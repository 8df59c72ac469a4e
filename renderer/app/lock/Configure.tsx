import { useState } from 'react';
import type { Desk } from '../../../shared/ipc/desk';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, type Tone } from '../../ui';

/** A desk that was just installed takes its set-up file before anything else. */
export function Configure({ desk, onConfigured }: { readonly desk: Desk; readonly onConfigured: () => void }) {
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState<{ readonly tone: Tone; readonly text: string } | null>(null);
  const choose = async () => {
    setBusy(true);
    setNote(null);
    const result = await desk.call['desk.configure']({});
    setBusy(false);
    if (!result.ok) setNote({ tone: 'danger', text: errorText(result.error) });
    else if (result.value.configured) onConfigured();
    else setNote({ tone: 'info', text: t('lock.configureCancelled') });
  };
  return (
    <div className="stack">
      <h2>{t('lock.configureTitle')}</h2>
      <p>{t('lock.configureText')}</p>
      {note && <Banner tone={note.tone}>{note.text}</Banner>}
      <div>
        <Button tone="primary" autoFocus busy={busy} onClick={() => void choose()}>
          {t('lock.configure')}
        </Button>
      </div>
    </div>
  );
}
