import { useMemo, useRef, useState } from 'react';
import type { LetterField } from '../../../shared/model/letter';
import { label, t } from '../../i18n/t';
import { Banner, Button } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import { ErrorBanner } from '../common/ErrorBanner';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { useVaultQuery } from '../common/vault';
import { UnmaskDialog } from '../letters/UnmaskDialog';
import { coveredFields } from './covered';
import { editScope } from './draft';
import { type DraftBase, type Rebased, rebase } from './draftBase';
import { formOf } from './form';
import { FormStore } from './formStore';
import { LetterEditor } from './LetterEditor';
import { changedFields, readForm } from './letter';
import type { DraftGround } from './useDraft';

export interface EditLetterProps {
  readonly recId: string;
  /** Key of the draft to take up. */
  readonly draft?: string | undefined;
}

const baseOf = ({ letter, fields }: Pick<LetterDetail, 'letter' | 'fields'>): DraftBase => ({
  form: formOf(letter),
  heads: Object.fromEntries(Object.entries(fields).map(([field, state]) => [field, state?.heads ?? []])),
});

/**
 * Sửa đơn. The letter is taken as it stood when the form was opened, and a draft as it stood when that was typed, so
 * that a change meanwhile is noticed.
 */
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
  const [moved, setMoved] = useState<Pick<Rebased, 'both' | 'theirs'>>({ both: [], theirs: [] });
  const base = useRef<DraftBase>(null!);
  base.current ??= baseOf(opened);
  const locked = useMemo(() => coveredFields(detail), [detail]);
  const ground = useMemo<DraftGround>(
    () => ({
      base: () => base.current,
      takeUp: (found, kept) => {
        if (!found.base) return found.form;
        const taken = rebase({ form: found.form, base: found.base }, base.current, kept);
        base.current = taken.base;
        setMoved(taken);
        return taken.form;
      },
    }),
    [],
  );
  const uncover = (shown: LetterDetail) => {
    store.uncover(formOf(shown.letter), locked);
    // What was typed here is based on the letter as it was opened, but for the covered fields.
    const fields = { ...detail.fields };
    const letter = { ...detail.letter };
    for (const field of locked as ReadonlySet<LetterField>) {
      Object.assign(fields, { [field]: shown.fields[field] });
      Object.assign(letter, { [field]: shown.letter[field] });
    }
    const shownBase = baseOf(shown);
    for (const field of locked as ReadonlySet<LetterField & keyof DraftBase['form']>) {
      base.current = {
        form: { ...base.current.form, [field]: shownBase.form[field] },
        heads: { ...base.current.heads, [field]: shownBase.heads[field] ?? [] },
      };
    }
    setDetail({ ...shown, fields, letter });
  };
  return (
    <>
      <LetterEditor
        title={t('form.editTitle')}
        scope={editScope(detail.recId)}
        store={store}
        ground={ground}
        draft={draft}
        locked={locked}
        level={detail.letter.level}
        toSave={(form) => {
          const { letter, problems } = readForm(form, detail.letter);
          if (!letter) return { problems, input: null };
          const changes = changedFields(detail.letter, letter, locked);
          const fields = Object.keys(changes) as LetterField[];
          const heads = Object.fromEntries(fields.map((field) => [field, [...(base.current.heads[field] ?? [])]]));
          return { problems, input: fields.length > 0 ? { recId: detail.recId, changes, base: heads } : null };
        }}
        onSaved={back}
        notice={
          <>
            <MovedNotice {...moved} />
            {detail.masked && (
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
            )}
          </>
        }
      />
      {asking && <UnmaskDialog recId={detail.recId} onClose={() => setAsking(false)} onUncovered={uncover} />}
    </>
  );
}

/** What of the letter somebody changed after the draft was put aside, and what becomes of it. */
function MovedNotice({ both, theirs }: Pick<Rebased, 'both' | 'theirs'>) {
  const names = (fields: readonly string[]) => fields.map((field) => label('letter', field)).join(', ');
  if (both.length === 0 && theirs.length === 0) return null;
  return (
    <Banner tone={both.length > 0 ? 'warn' : 'info'} title={t('draft.moved')}>
      {theirs.length > 0 && <p>{t('draft.movedTheirs', { fields: names(theirs) })}</p>}
      {both.length > 0 && <p>{t('draft.movedBoth', { fields: names(both) })}</p>}
    </Banner>
  );
}
