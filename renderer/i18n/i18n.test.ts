import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../shared/errors';
import { letterFields, secrecyLevels } from '../../shared/model/letter';
import texts from './vi.json';

const root = new URL('../..', import.meta.url).pathname;
const sources = ['renderer/app', 'renderer/features', 'renderer/ui', 'renderer/office', 'renderer/i18n'].flatMap(
  (folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
      .map((name) => ({
        name: `${folder}/${name}`,
        code: withoutComments(readFileSync(join(root, folder, name), 'utf8')),
      })),
);
const menus = readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
  .map((name) => readFileSync(join(root, 'electron', name), 'utf8'));
const all = sources.map(({ code }) => code).join('\n');
const keys = Object.keys(texts);

function withoutComments(code: string): string {
  return code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '');
}

/** Groups whose key is put together from a code: `t(`kind.${code}`)`, `label('kind', code)`. */
const groups = new Set(
  [...all.matchAll(/`([a-z][\w.-]*)\.\$\{/gi), ...all.matchAll(/label\(\s*'([\w.]+)'/g)].map((match) => match[1]),
);
const inGroup = (key: string) => groups.has(key.slice(0, key.lastIndexOf('.')));
const grown = /^opening\.(rebuild|fold)Of$/;

describe('the texts of the screens', () => {
  it('has a text for every key that the screens name', () => {
    const named = [...all.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1]);
    expect(named.filter((key) => !(key! in texts))).toEqual([]);
  });

  it('holds no text that nothing shows', () => {
    const unused = keys.filter(
      (key) => ![all, ...menus].some((code) => code.includes(`'${key}'`)) && !inGroup(key) && !grown.test(key),
    );
    expect(unused).toEqual([]);
  });

  it('tells for every error what to do next', () => {
    const missing = errorCodes.filter((code) => !(`error.${code}` in texts));
    expect(missing).toEqual([]);
    const known: readonly string[] = errorCodes;
    expect(keys.filter((key) => key.startsWith('error.') && !known.includes(key.slice(6)))).toEqual([]);
  });

  it('names every field of a letter, and the codes that are told where no rule pack is', () => {
    const wanted = [
      ...secrecyLevels.map((code) => `level.${code}`),
      ...Object.keys(letterFields).map((field) => `letter.${field}`),
    ];
    expect(wanted.filter((key) => !(key in texts))).toEqual([]);
  });

  it('is written in composed characters', () => {
    expect(Object.entries(texts).filter(([, text]) => text !== text.normalize('NFC'))).toEqual([]);
  });

  it('is the only place with Vietnamese in it', () => {
    const vietnamese = /[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9àáãèéìíòóõùúý]/;
    const strays = sources.flatMap(({ name, code }) =>
      code
        .split('\n')
        .flatMap((line) => (vietnamese.test(line) && name !== 'renderer/app/foldText.ts' ? [`${name}: ${line}`] : [])),
    );
    expect(strays).toEqual([]);
  });
});
