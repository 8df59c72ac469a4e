import { t } from '../i18n/t';
import { Dialog } from '../ui';
import { shortcutSheet } from './shortcuts';

/** F1: every shortcut on one sheet. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={t('help.title')} onClose={onClose} wide>
      <div className="shortcut-groups">
        {shortcutSheet.map((group) => (
          <section key={group.title} className="stack-tight">
            <h3>{t(group.title)}</h3>
            <dl className="facts">
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.keys} className="evidence-line">
                  <dt>
                    <kbd className="kbd">{shortcut.keys}</kbd>
                  </dt>
                  <dd>{t(shortcut.text)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
