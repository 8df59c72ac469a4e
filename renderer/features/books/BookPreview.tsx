import { useEffect, useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, PdfView } from '../../ui';
import { useDesk } from '../common/desk';
import { useOffice } from '../common/office';
import { bookDocument, type ShownBook } from './bookDocument';

/** The book as it would be printed: the very PDF. */
export function BookPreview({ book }: { readonly book: ShownBook }) {
  const office = useOffice();
  const { training } = useDesk();
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  useEffect(() => {
    let current = true;
    const sheet = { training, code: '', copy: null };
    void office.call('table.pdf', { table: bookDocument(book), sheet }).then((result) => {
      if (!current) return;
      if (result.ok) setBytes(result.value.bytes);
      setError(result.ok ? null : result.error);
    });
    return () => {
      current = false;
    };
  }, [office, training, book]);
  if (error) return <Banner tone="danger">{errorText(error)}</Banner>;
  return bytes ? (
    <PdfView source={bytes} label={t('books.previewOf', { name: book.table.name })} />
  ) : (
    <p role="status">{t('pdf.opening')}</p>
  );
}
