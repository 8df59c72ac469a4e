import { type Mapping, mappingSchema } from '../../../shared/exchange/mapping';
import { t } from '../../i18n/t';
import { Select } from '../../ui';
import { useRules } from '../common/rules';

const separators = mappingSchema.shape.separator.options;
const names = { '': 'none', ';': 'semicolon', ',': 'comma', '\n': 'line', '/': 'slash' } as const;

/** What holds for the whole table: how names are divided, and what a row means that does not say. */
export function Fallbacks({ mapping, onMap }: { readonly mapping: Mapping; readonly onMap: (next: Mapping) => void }) {
  const rules = useRules();
  const { fallback } = mapping;
  const set = (change: Partial<Mapping['fallback']>) => onMap({ ...mapping, fallback: { ...fallback, ...change } });
  return (
    <fieldset>
      <legend>{t('import.fallbacks')}</legend>
      <div className="form-grid">
        <div className="span-3">
          <Select
            label={t('import.fallbackKind')}
            value={fallback.kind}
            options={rules.options('kinds')}
            onChange={(kind) => set({ kind: kind as Mapping['fallback']['kind'] })}
          />
        </div>
        <div className="span-3">
          <Select
            label={t('import.fallbackSource')}
            value={fallback.source}
            options={rules.options('sources')}
            onChange={(source) => set({ source })}
          />
        </div>
        <div className="span-3">
          <Select
            label={t('import.fallbackLevel')}
            value={fallback.level}
            options={rules.options('secrecy')}
            onChange={(level) => set({ level: level as Mapping['fallback']['level'] })}
          />
        </div>
        <div className="span-3">
          <Select
            label={t('import.separator')}
            value={names[mapping.separator]}
            options={separators.map((one) => ({ value: names[one], label: t(`import.separator.${names[one]}`) }))}
            onChange={(name) =>
              onMap({ ...mapping, separator: separators.find((one) => names[one] === name) ?? mapping.separator })
            }
          />
        </div>
        <div className="span-6">
          <Select
            label={t('import.rest')}
            value={mapping.rest}
            options={mappingSchema.shape.rest.unwrap().options.map((value) => ({
              value,
              label: t(`import.rest.${value}`),
            }))}
            onChange={(rest) => onMap({ ...mapping, rest: rest as Mapping['rest'] })}
            hint={t('import.restHint')}
          />
        </div>
      </div>
    </fieldset>
  );
}
