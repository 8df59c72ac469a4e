import { useMemo } from 'react';
import type { Mapping } from '../../../shared/exchange/mapping';
import type { CodeTarget } from '../../../shared/exchange/target';
import { t } from '../../i18n/t';
import { Disclosure, Select } from '../../ui';
import { nameOf } from './ColumnTable';
import { type Choices, type CodeColumn, codeColumns, mostWords } from './mapping';
import type { Source } from './source';

export interface CodeValuesProps {
  readonly source: Source;
  readonly mapping: Mapping;
  readonly choices: Choices;
  readonly onMap: (mapping: Mapping) => void;
}

/** Stands for a word that leaves its field empty; '' is a word about which nothing was said. */
const nothing = '-';

/** What the table's own words for kinds, sources, results … mean: each is asked once, and those that are known are shown. */
export function CodeValues({ source, mapping, choices, onMap }: CodeValuesProps) {
  const columns = useMemo(() => codeColumns(mapping, source), [mapping, source]);
  const set = (target: CodeTarget, word: string, value: string) => {
    const { [word]: _former, ...others } = mapping.codes[target] ?? {};
    const known = value === '' ? others : { ...others, [word]: value === nothing ? '' : value };
    onMap({ ...mapping, codes: { ...mapping.codes, [target]: known } });
  };
  if (columns.length === 0) return null;
  return (
    <div className="stack-tight">
      <h3>{t('import.codesTitle')}</h3>
      {columns.map((one) => {
        const known = mapping.codes[one.target] ?? {};
        const open = [...one.words.keys()].filter((word) => known[word] === undefined).length;
        const summary =
          open > 0
            ? t('import.codesOpen', { column: nameOf(source, one.column), open, words: one.words.size })
            : t('import.codesKnown', { column: nameOf(source, one.column), words: one.words.size });
        return (
          <Disclosure key={`${one.column}-${one.target}`} summary={summary} open={open > 0}>
            <Words column={one} known={known} choices={choices} onSet={(word, value) => set(one.target, word, value)} />
          </Disclosure>
        );
      })}
    </div>
  );
}

interface WordsProps {
  readonly column: CodeColumn;
  readonly known: Readonly<Record<string, string>>;
  readonly choices: Choices;
  readonly onSet: (word: string, value: string) => void;
}

function Words({ column: { target, words }, known, choices, onSet }: WordsProps) {
  if (words.size > mostWords) return <p className="dim">{t('import.codesMany', { most: mostWords })}</p>;
  const options = choices(target).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <div className="form-grid">
      {[...words].map(([word, written]) => (
        <div key={word} className="span-4">
          <Select
            label={written.length > 80 ? `${written.slice(0, 80)}…` : written}
            value={known[word] === '' ? nothing : (known[word] ?? '')}
            empty={t('import.codeUnknown')}
            options={[{ value: nothing, label: t('import.codeEmpty') }, ...options]}
            onChange={(value) => onSet(word, value)}
          />
        </div>
      ))}
    </div>
  );
}
