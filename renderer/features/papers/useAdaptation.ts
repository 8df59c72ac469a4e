import type { Paper } from '../../../shared/model/paper';
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

/** Keeps heading, place, recipients and signer of a paper for the next one of that form. */
export function useRemember(): (paper: Paper) => Promise<void> {
  const vault = useVault();
  return async (paper) => {
    const unit = await vault.call('pref.put', { key: unitKey, value: ofUnit(paper) });
    const form = unit.ok ? await vault.call('pref.put', { key: formKey(paper.template), value: ofForm(paper) }) : unit;
    showToast(form.ok ? { tone: 'ok', text: t('papers.remembered') } : { tone: 'danger', text: errorText(form.error) });
  };
}
