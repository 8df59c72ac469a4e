import { useState } from 'react';
import { isoDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { useRouter } from '../common/route';
import { newScope } from './draft';
import { emptyForm, type LetterForm } from './form';
import { LetterEditor } from './LetterEditor';
import { allFields, readForm } from './letter';

/** Nhập đơn: a new letter. */
export function Intake() {
  const { go } = useRouter();
  const [initial] = useState(() => emptyForm(isoDay(new Date())));
  return (
    <LetterEditor
      title={t('form.newTitle')}
      scope={newScope}
      initial={initial}
      toSave={(form: LetterForm) => {
        const { letter } = readForm(form);
        return letter && { changes: allFields(letter) };
      }}
      next={() => emptyForm(isoDay(new Date()))}
      onSaved={(recId) => go({ screen: 'letter', recId })}
    />
  );
}
