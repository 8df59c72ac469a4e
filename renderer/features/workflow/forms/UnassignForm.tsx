import type { WorkEvent } from '../../../../shared/model/work';
import { assignmentsOf } from '../../../../shared/rules/folds';
import { errorText } from '../../../i18n/errors';
import { t } from '../../../i18n/t';
import { showToast, TextArea } from '../../../ui';
import { type OpenForm, useCase } from '../../letters/caseDesk';
import { Reader, type Reading } from '../reading';
import { useWorkAdd } from '../useWorkAdd';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

function read(form: { readonly reason: string }, assignment: string): Reading<WorkEvent> {
  const reader = new Reader();
  return reader.done<WorkEvent>({
    t: 'unassign',
    assignment,
    reason: reader.required('reason', form.reason, 1000),
  });
}

/** Takes an assignment away with its reason; taking that back assigns the same person again. */
export function UnassignForm({ about }: OpenForm) {
  const { detail } = useCase();
  const { add } = useWorkAdd();
  const held = assignmentsOf(detail).find(({ opId }) => opId === about);
  const work = useWorkForm<{ readonly reason: string }, WorkEvent>({
    name: `unassign.${about ?? ''}`,
    initial: { reason: '' },
    read: (form) => read(form, about ?? ''),
    save: add,
    onSaved: () => {
      const undo = async () => {
        const result = held && (await add(held.event));
        if (result && !result.ok) showToast({ tone: 'danger', text: errorText(result.error) });
      };
      showToast({
        tone: 'ok',
        text: t('workflow.unassigned'),
        action: { label: t('action.undo'), run: () => void undo() },
      });
    },
  });
  const { field } = work;
  return (
    <WorkFormFrame title={t('workflow.unassign', { person: held?.event.person ?? '' })} work={work} blocked={!held}>
      <div className="span-12">
        <TextArea label={t('workflow.reason')} required rows={2} maxLength={1000} {...field('reason')} />
      </div>
    </WorkFormFrame>
  );
}
