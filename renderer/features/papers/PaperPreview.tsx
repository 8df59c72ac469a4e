import type { Paper } from '../../../shared/model/paper';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import type { PaperStanding } from '../../office/api';
import { Banner, PdfView } from '../../ui';
import { usePreview } from './usePreview';

export interface PaperPreviewProps {
  readonly paper: Paper;
  readonly name: string;
  /** Absent for a paper in force; the same object while it stays so. */
  readonly standing?: PaperStanding;
}

/** The paper as its PDF has it. */
export function PaperPreview({ paper, name, standing }: PaperPreviewProps) {
  const { bytes, error } = usePreview(paper, standing);
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
