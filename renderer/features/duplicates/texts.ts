import { t } from '../../i18n/t';
import type { Likeness } from '../../vault/api/duplicates';

/** What two letters share, as one line of words. */
export const becauseText = (because: readonly Likeness[]): string =>
  because.map((what) => t(`duplicates.why.${what}`)).join(', ');
