import { ClassifyPanel } from '../classification/ClassifyPanel';
import { GuardForm } from '../guard/GuardForm';
import { useCase } from '../letters/caseDesk';
import { ApproveForm } from './forms/ApproveForm';
import { MoveForm } from './forms/MoveForm';
import { ProposeForm } from './forms/ProposeForm';
import { RemindAnswerForm } from './forms/RemindAnswerForm';
import { RemindForm } from './forms/RemindForm';
import { ResultForm } from './forms/ResultForm';
import { StepForm } from './forms/StepForm';
import { TransferForm } from './forms/TransferForm';
import { TransferStateForm } from './forms/TransferStateForm';
import { useAdvance } from './useAdvance';

/** The one small form of the workflow that is open, if any. */
export function WorkForm() {
  const { detail, form, close } = useCase();
  const { advance } = useAdvance();
  if (!form) return null;
  const key = [form.kind, form.claim, form.about, form.toward].join(' ');
  switch (form.kind) {
    case 'classify':
      return (
        <ClassifyPanel
          key={key}
          detail={detail}
          onCancel={close}
          onSaved={() => {
            close();
            void advance(form.toward ?? 'phan-loai', null);
          }}
        />
      );
    case 'propose':
      return <ProposeForm key={key} {...form} />;
    case 'approve':
      return <ApproveForm key={key} {...form} />;
    case 'result':
      return <ResultForm key={key} {...form} />;
    case 'transfer':
      return <TransferForm key={key} {...form} />;
    case 'transferState':
      return <TransferStateForm key={key} {...form} />;
    case 'step':
      return <StepForm key={key} {...form} />;
    case 'remind':
      return <RemindForm key={key} />;
    case 'remindAnswer':
      return <RemindAnswerForm key={key} {...form} />;
    case 'guard':
      return <GuardForm key={key} {...form} />;
    case 'move':
      return <MoveForm key={key} {...form} />;
    default:
      return null;
  }
}
