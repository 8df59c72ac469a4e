import { t } from '../../i18n/t';
import { Button } from '../../ui';
import { useRouter } from '../common/route';
import { ManualText } from './ManualText';
import { pageFor } from './pageOf';
import { useBeside } from './useBeside';

/** The manual's page of the present screen beside it; follows the officer to other screens. */
export function ManualPanel({ onClose }: { readonly onClose: () => void }) {
  const { route, go } = useRouter();
  const panel = useBeside(onClose);
  const topic = pageFor(route);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys
    <aside ref={panel} className="manual-panel" aria-label={t('manual.beside')} tabIndex={0}>
      <div className="row row-apart">
        <Button size="small" keys="F1" onClick={() => go({ screen: 'help', topic })}>
          {t('manual.all')}
        </Button>
        <Button size="small" tone="quiet" keys="Esc" onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
      <ManualText topic={topic} words="" />
    </aside>
  );
}
