import { useState } from 'react';
import { isoDay } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { linksOf } from '../duplicates/linkChoice';
import { Alike } from './Alike';
import { newScope } from './draft';
import { emptyForm, type LetterForm } from './form';
import { startFrom, useFormer } from './former';
import { FormStore } from './formStore';
import { LetterEditor, type Saved } from './LetterEditor';
import { allFields, readForm } from './letter';

/** The paper that a sender gets on the spot: code of the pack's template. */
const receptionPaper = 'phieu-tiep-nhan';

/** Nhập đơn: a new letter. `draft` is the key of one to take up. */
export function Intake({ draft }: { readonly draft?: string | undefined }) {
  const { go } = useRouter();
  const former = useFormer();
  const rules = useRules();
  if (former.form === undefined || !rules.pack) return <p role="status">{t('detail.loading')}</p>;
  return <NewLetter former={former.form} remember={former.remember} go={go} draft={draft} />;
}

interface NewLetterProps {
  readonly former: LetterForm | null;
  readonly remember: (form: LetterForm) => void;
  readonly go: ReturnType<typeof useRouter>['go'];
  readonly draft: string | undefined;
}

function NewLetter({ former, remember, go, draft }: NewLetterProps) {
  const fresh = (before: LetterForm | null) => startFrom(emptyForm(isoDay(new Date())), before);
  const [store] = useState(() => new FormStore(fresh(former)));
  const print = (recId: string) => go({ screen: 'papers', recId, paper: receptionPaper });
  const saved = ({ recId, registerNo, unlinked, then, form }: Saved) => {
    remember({ ...form, links: [] });
    for (const { error } of unlinked)
      showToast({ tone: 'danger', text: t('duplicates.linkFailed', { why: errorText(error) }) });
    if (then === 'print') return print(recId);
    showToast({
      tone: 'ok',
      text: [t('form.saved'), registerNo && t('form.savedAs', { number: registerNo })].filter(Boolean).join(' '),
      actions: [
        { label: t('form.printReceipt'), run: () => print(recId) },
        ...(then === 'open' ? [{ label: t('form.another'), run: () => go({ screen: 'intake' }) }] : []),
      ],
    });
    if (then === 'open') go({ screen: 'letter', recId });
  };
  return (
    <LetterEditor
      title={t('form.newTitle')}
      scope={newScope}
      store={store}
      draft={draft}
      former={former}
      toSave={(form) => {
        const { letter, problems } = readForm(form);
        const links = linksOf(form.links);
        return { problems, input: letter && { changes: allFields(letter), ...(links.length > 0 ? { links } : {}) } };
      }}
      next={fresh}
      onSaved={saved}
      aside={(held) => <Alike store={held} />}
    />
  );
}
