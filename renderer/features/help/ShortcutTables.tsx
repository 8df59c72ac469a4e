import { shortcutSheet } from '../../app/shortcuts';
import { t } from '../../i18n/t';

/** What every key does, by place. */
export function ShortcutTables() {
  return (
    <article className="manual-page" aria-label={t('help.title')}>
      <h2>{t('help.title')}</h2>
      <div className="shortcut-groups">
        {shortcutSheet.map((group) => (
          <section key={group.title} className="stack-tight">
            <h3>{t(group.title)}</h3>
            <dl className="facts">
              {group.shortcuts.map((shortcut) => (
                <div key={`${shortcut.keys} ${shortcut.text}`} className="evidence-line">
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
    </article>
  );
}
