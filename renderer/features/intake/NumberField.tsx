import { t } from '../../i18n/t';
import { Line } from './fields';

/** The number in the register: taken by itself when the letter is saved, or typed. */
export function NumberField() {
  return <Line path="registerNo" label={t('letter.registerNo')} hint={t('form.hint.number')} />;
}
