import { useMemo, useState } from 'react';
import type { LetterField } from '../../../shared/model/letter';
import { t } from '../../i18n/t';
import { Banner, Button } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import { ErrorBanner } from '../common/ErrorBanner';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { useVaultQuery } from '../common/vault';
import { UnmaskDialog } from '../letters/UnmaskDialog';
import { coveredFields } from './covered';
import { editScope } from './draft';
import { formOf } from './form';
import { FormStore } from './formStore';
import { LetterEditor } from './LetterEditor';
import { changedFields, readForm } from './letter';

export interface EditLetterProps {
  readonly recId: string;
  /** Key of the draft to take up. */
  readonly draft?: string | undefined;
}

/** Sửa đơn. The letter is taken as it stood when the form was opened, so that a change meanwhile is noticed. */
export function EditLetter({ recId, draft }: EditLetterProps) {
  const detail = useVaultQuery('letters', 'letter.get', { recId });
  const rules = useRules();
  if (detail.error) return <ErrorBanner error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data || !rules.pack) return <p role="status">{t('detail.loading')}</p>;
  return <Editor key={recId} opened={detail.data} draft={draft} />;
}

function Editor({ opened, draft }: { readonly opened: LetterDetail; readonly draft: string | undefined }) {
  const { back } = useRouter();
  const [detail, setDetail] = useState(opened);
  const [store] = useState(() => new FormStore(formOf(opened.letter)));
  const [asking, setAsking] = useState(false);
  const locked = useMemo(() => coveredFields(detail), [detail]);
  const uncover = (shown: LetterDetail) => {
    store.uncover(formOf(shown.letter), locked);
    // What was typed here is based on the letter as it was opened, but for the covered fields.
    const fields = { ...detail.fields };
    const letter = { ...detail.letter };
    for (const field of locked as ReadonlySet<LetterField>) {
      Object.assign(fields, { [field]: shown.fields[field] });
      Object.assign(letter, { [field]: shown.letter[field] });
    }
    setDetail({ ...shown, fields, letter });
  };
  return (
    <>
      <LetterEditor
        title={t('form.editTitle')}
        scope={editScope(detail.recId)}
        store={store}
        draft={draft}
        locked={locked}
        toSave={(form) => {
          const { letter, problems } = readForm(form, detail.letter);
          if (!letter) return { problems, input: null };
          const changes = changedFields(detail.letter, letter, locked);
          const fields = Object.keys(changes) as LetterField[];
          const base = Object.fromEntries(fields.map((field) => [field, detail.fields[field]?.heads ?? []]));
          return { problems, input: fields.length > 0 ? { recId: detail.recId, changes, base } : null };
        }}
        onSaved={back}
        notice={
          detail.masked && (
            <Banner
              tone="info"
              title={t('unmask.covered')}
              actions={
                <Button size="small" onClick={() => setAsking(true)}>
                  {t('unmask.open')}
                </Button>
              }
            >
              {t('unmask.coveredText')}
            </Banner>
          )
        }
      />
      {asking && <UnmaskDialog recId={detail.recId} onClose={() => setAsking(false)} onUncovered={uncover} />}
    </>
  );
}
