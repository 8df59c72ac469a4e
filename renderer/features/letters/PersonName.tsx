import { t } from '../../i18n/t';

/**
 * A sender's name. Every screen shows names through here, so that hiding a denouncer's identity by default, and logging
 * who uncovers it, has one place.
 */
export function PersonName({ name, more = 0 }: { readonly name: string; readonly more?: number }) {
  return (
    <>
      {name || <span className="dim">{t('letter.anonymous')}</span>}
      {more > 0 && <span className="dim"> {t('letter.moreSenders', { count: more })}</span>}
    </>
  );
}
