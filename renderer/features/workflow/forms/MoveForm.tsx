import type { LetterStatus } from '../../../../shared/model/letter';
import { t } from '../../../i18n/t';
import { TextArea } from '../../../ui';
import { useRules } from '../../common/rules';
import { useVault } from '../../common/vault';
import { type OpenForm, useCase } from '../../letters/caseDesk';
import { Reader, type Reading } from '../reading';
import { movesOf, useAdvance } from '../useAdvance';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

interface Values {
  readonly reason: string;
}

function read(form: Values): Reading<string> {
  const reader = new Reader();
  return reader.done(reader.required('reason', form.reason, 2000));
}

/** A move that must say why: closing early, taking back, shelving, destroying. */
export function MoveForm({ claim, toward }: OpenForm) {
  const { detail } = useCase();
  const rules = useRules();
  const vault = useVault();
  const { moveNow } = useAdvance();
  const to: LetterStatus = toward ?? detail.status;
  const offered = movesOf(detail, claim ?? null).some((move) => move.to === to);
  const work = useWorkForm<Values, string>({
    name: `move.${claim ?? ''}.${to}`,
    initial: { reason: '' },
    read,
    save: async (reason, key) => {
      const result = await moveNow(to, claim ?? null, reason);
      if (result.ok) await vault.call('draft.remove', { key });
      return result;
    },
  });
  const { field } = work;
  return (
    <WorkFormFrame
      title={t('workflow.moveTo', { status: rules.name('statuses', to) })}
      work={work}
      saveLabel={t('workflow.moveNow')}
      blocked={!offered}
    >
      <div className="span-12">
        <TextArea label={t('workflow.reason')} required rows={2} maxLength={2000} {...field('reason')} />
      </div>
    </WorkFormFrame>
  );
}
