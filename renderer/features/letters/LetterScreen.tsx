import { t } from '../../i18n/t';
import { ErrorBanner } from '../common/ErrorBanner';
import { useVaultQuery } from '../common/vault';
import { Case } from './Case';
import type { OpenForm } from './caseDesk';

export interface LetterScreenProps {
  readonly recId: string;
  /** The part to begin with. */
  readonly tab?: string | undefined;
  /** The small form to open at once, where the officer may. */
  readonly form?: OpenForm | undefined;
}

/** One letter: everything that is known of it, and what may be done with it. */
export function LetterScreen({ recId, tab, form }: LetterScreenProps) {
  const detail = useVaultQuery('letters', 'letter.get', { recId });
  if (detail.error) return <ErrorBanner error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <p role="status">{t('detail.loading')}</p>;
  return <Case key={recId} detail={detail.data} tab={tab} begin={form} />;
}
