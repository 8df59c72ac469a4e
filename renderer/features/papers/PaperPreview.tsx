import type { Paper } from '../../../shared/model/paper';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, PdfView } from '../../ui';
import { usePreview } from './usePreview';

/** The paper as its PDF has it. */
export function PaperPreview({ paper, name }: { readonly paper: Paper; readonly name: string }) {
  const { bytes, error } = usePreview(paper);
  return (
    <div className="paper-preview">
      {error && <Banner tone="danger">{errorText(error)}</Banner>}
      {bytes ? (
        <PdfView source={bytes} label={t('papers.preview', { name })} />
      ) : (
        !error && <p role="status">{t('pdf.opening')}</p>
      )}
    </div>
  );
}
