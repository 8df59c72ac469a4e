import { ClassifyPanel } from '../../classification/ClassifyPanel';
import { type OpenForm, useCase } from '../../letters/caseDesk';
import { useAdvance } from '../useAdvance';

/** Phân loại in its place among the steps: once it stands, the letter goes on to where the officer was heading. */
export function ClassifyForm({ claim, toward }: OpenForm) {
  const { detail, close } = useCase();
  const { advance } = useAdvance();
  return (
    <ClassifyPanel
      detail={detail}
      onCancel={close}
      onSaved={() => {
        close();
        if (toward) void advance(toward, claim ?? null);
      }}
    />
  );
}
