import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button } from '../../ui';
import { failureOf } from './vault';

/** Says why something could not be read, and offers to try again. */
export function ErrorBanner({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <Banner
      tone="danger"
      actions={
        <Button size="small" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      }
    >
      {errorText(failureOf(error))}
    </Banner>
  );
}
