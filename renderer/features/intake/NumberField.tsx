import { parseDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { useRules } from '../common/rules';
import { useVaultQuery } from '../common/vault';
import { Line } from './fields';
import { useForm, useText } from './useForm';

/**
 * The number in the register. A new letter takes the next one of its book's year when it is saved; the one that it would
 * be now stands in the empty field. One typed by hand holds, and is warned of.
 */
export function NumberField() {
  const { isNew } = useForm();
  const { pack } = useRules();
  const arrivedOn = useText('arrivedOn');
  const year = Number((parseDay(arrivedOn) ?? '').slice(0, 4));
  const book = pack?.books.find((rule) => rule.of === 'letters')?.code ?? '';
  const next = useVaultQuery('letters', 'book.next', { book, year }, { enabled: isNew && book !== '' && year > 0 });
  if (!isNew) return <Line path="registerNo" label={t('letter.registerNo')} />;
  return (
    <Line
      path="registerNo"
      label={t('letter.registerNo')}
      placeholder={next.data?.text}
      hint={next.data ? t('form.hint.number') : undefined}
    />
  );
}
