import { useState } from 'react';
import { t } from '../../i18n/t';
import { Badge, Banner, Button, Checkbox, Dialog, showToast, TextField } from '../../ui';
import type { Filters } from './filters';
import type { Layout } from './layout';
import { keptView, type SavedView, type SavedViews, viewNamed, withFormer, withoutView } from './views';

export interface ViewsDialogProps {
  readonly saved: SavedViews;
  readonly now: { readonly filters: Filters; readonly layout: Layout };
  readonly onChange: (change: (saved: SavedViews) => SavedViews) => void;
  readonly onApply: (view: SavedView) => void;
  readonly onClose: () => void;
}

/** Ways of looking at the register under a name: taken up, kept, begun with, and put away again. */
export function ViewsDialog({ saved, now, onChange, onApply, onClose }: ViewsDialogProps) {
  const [name, setName] = useState('');
  const [first, setFirst] = useState(false);
  const [tried, setTried] = useState(false);
  /** The view that the officer was asked about before it is replaced. */
  const [asked, setAsked] = useState<SavedView | null>(null);
  const putBack = (view: SavedView) => ({
    label: t('action.undo'),
    run: () => onChange((held) => withFormer(held, view, saved.first)),
  });
  const keep = () => {
    setTried(true);
    const given = name.normalize('NFC').trim();
    if (given === '') return;
    const old = viewNamed(saved, given);
    if (old && asked?.id !== old.id) return setAsked(old);
    onChange((held) => keptView(held, { id: crypto.randomUUID(), name: given, ...now }, first));
    showToast(
      old
        ? { tone: 'ok', text: t('views.replaced', { name: old.name }), action: putBack(old) }
        : { tone: 'ok', text: t('views.kept', { name: given }) },
    );
    onClose();
  };
  const remove = (view: SavedView) => {
    onChange((held) => withoutView(held, view.id));
    showToast({ tone: 'ok', text: t('views.removed', { name: view.name }), action: putBack(view) });
  };
  return (
    <Dialog title={t('views.title')} onClose={onClose}>
      <div className="stack">
        {saved.views.length === 0 ? (
          <p className="dim">{t('views.none')}</p>
        ) : (
          <ul className="plain-list" aria-label={t('views.title')}>
            {saved.views.map((view) => (
              <li key={view.id} className="row">
                <span className="grow">
                  {view.name} {saved.first === view.id && <Badge tone="info">{t('views.first')}</Badge>}
                </span>
                <Button size="small" label={t('views.applyOne', { name: view.name })} onClick={() => onApply(view)}>
                  {t('views.apply')}
                </Button>
                <Button
                  size="small"
                  tone="quiet"
                  pressed={saved.first === view.id}
                  label={t('views.beginOne', { name: view.name })}
                  onClick={() => onChange((held) => ({ ...held, first: held.first === view.id ? null : view.id }))}
                >
                  {t('views.begin')}
                </Button>
                <Button
                  size="small"
                  tone="quiet"
                  label={t('views.removeOne', { name: view.name })}
                  onClick={() => remove(view)}
                >
                  {t('action.remove')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <form
          className="stack"
          noValidate
          aria-label={t('views.keepTitle')}
          onSubmit={(event) => {
            event.preventDefault();
            keep();
          }}
        >
          <TextField
            label={t('views.name')}
            hint={t('views.nameHint')}
            value={name}
            maxLength={80}
            required
            autoFocus
            error={tried && name.trim() === '' ? t('form.error.required') : undefined}
            onChange={(typed) => {
              setName(typed);
              setAsked(null);
            }}
          />
          {asked && <Banner tone="warn">{t('views.replaceAsk', { name: asked.name })}</Banner>}
          <Checkbox label={t('views.beginWith')} checked={first} onChange={setFirst} />
          <p className="dim">{t('views.share')}</p>
          <div className="form-foot">
            <Button type="submit" tone="primary">
              {t(asked ? 'views.replace' : 'views.keep')}
            </Button>
            <Button onClick={onClose}>{t('action.close')}</Button>
          </div>
        </form>
      </div>
    </Dialog>
  );
}
