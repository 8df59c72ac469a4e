import { useQueryClient } from '@tanstack/react-query';
import { ok, type Result } from '../../../shared/errors';
import type { Paper } from '../../../shared/model/paper';
import type { Value } from '../../../shared/sync/op';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { showToast } from '../../ui';
import { useVault, useVaultQuery } from '../common/vault';
import { type Adaptation, formKey, ofForm, ofUnit, readAdaptation, unitKey } from './adaptation';

/** What this unit changed in a form; null until it is known. */
export function useAdaptation(template: string): Adaptation | null {
  const unit = useVaultQuery('me', 'pref.get', { key: unitKey });
  const form = useVaultQuery('me', 'pref.get', { key: formKey(template) });
  if (unit.isPending || form.isPending) return null;
  return { ...readAdaptation(unit.data?.value ?? null), ...readAdaptation(form.data?.value ?? null) };
}

/** Keeps heading, place, recipients and signer of a paper for the next one of that form; what was kept before comes back. */
export function useRemember(): (paper: Paper) => Promise<void> {
  const vault = useVault();
  const queries = useQueryClient();
  const put = async (template: string, unit: Value, form: Value): Promise<Result<unknown>> => {
    for (const [key, value] of [
      [unitKey, unit],
      [formKey(template), form],
    ] as const) {
      const kept = await vault.call('pref.put', { key, value });
      if (!kept.ok) return kept;
      queries.setQueryData(['me', 'pref.get', { key }], { value });
    }
    return ok({});
  };
  return async (paper) => {
    const unit = await vault.call('pref.get', { key: unitKey });
    const form = await vault.call('pref.get', { key: formKey(paper.template) });
    const result = await put(paper.template, ofUnit(paper), ofForm(paper));
    const putBack = async (formerUnit: Value, formerForm: Value) => {
      const back = await put(paper.template, formerUnit, formerForm);
      showToast(
        back.ok ? { tone: 'ok', text: t('papers.forgotten') } : { tone: 'danger', text: errorText(back.error) },
      );
    };
    if (!result.ok) return showToast({ tone: 'danger', text: errorText(result.error) });
    showToast({
      tone: 'ok',
      text: t('papers.remembered'),
      ...(unit.ok && form.ok
        ? { action: { label: t('action.undo'), run: () => void putBack(unit.value.value, form.value.value) } }
        : {}),
    });
  };
}
