import { useState } from 'react';
import type { LetterField } from '../../../shared/model/letter';
import { t } from '../../i18n/t';
import type { LetterDetail } from '../../vault/api';
import { ErrorBanner } from '../common/ErrorBanner';
import { useRouter } from '../common/route';
import { useVaultQuery } from '../common/vault';
import { editScope } from './draft';
import { formOf } from './form';
import { LetterEditor } from './LetterEditor';
import { changedFields, readForm } from './letter';

/** Sửa đơn. The letter is taken as it stood when the form was opened, so that a change meanwhile is noticed. */
export function EditLetter({ recId }: { readonly recId: string }) {
  const detail = useVaultQuery('letters', 'letter.get', { recId });
  if (detail.error) return <ErrorBanner error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <p role="status">{t('detail.loading')}</p>;
  return <Editor key={recId} opened={detail.data} />;
}

function Editor({ opened }: { readonly opened: LetterDetail }) {
  const { back } = useRouter();
  const [detail] = useState(opened);
  const [initial] = useState(() => formOf(opened.letter));
  return (
    <LetterEditor
      title={t('form.editTitle')}
      scope={editScope(detail.recId)}
      initial={initial}
      toSave={(form) => {
        const { letter } = readForm(form);
        if (!letter) return null;
        const changes = changedFields(detail.letter, letter);
        const fields = Object.keys(changes) as LetterField[];
        if (fields.length === 0) return null;
        const base = Object.fromEntries(fields.map((field) => [field, detail.fields[field]?.heads ?? []]));
        return { recId: detail.recId, changes, base };
      }}
      onSaved={back}
    />
  );
}
