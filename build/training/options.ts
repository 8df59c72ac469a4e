import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unwrap } from '../../shared/errors';
import type { Letter } from '../../shared/model/letter';
import { inventLetters, readLetters } from './letters';

/** What `npm start` was told. */
export interface Options {
  /** Everything made stays here; null: a folder that is removed afterwards. */
  readonly keep: string | null;
  readonly letters: readonly Letter[];
}

/** @throws Error that says what is wrong with the arguments */
export function readOptions(args: readonly string[], count: number): Options {
  const file = optionOf(args, '--letters');
  const keep = optionOf(args, '--keep');
  if (file !== null && !existsSync(file)) throw new Error(`No such file: ${file}`);
  return {
    keep: keep === null ? null : emptyFolder(resolve(keep)),
    letters: file === null ? inventLetters(count) : unwrap(readLetters(readFileSync(file, 'utf8'))),
  };
}

/** A folder for the ground: the one to keep, or a new one in the system's temporary folder. */
export const groundFolder = ({ keep }: Options): string => keep ?? mkdtempSync(join(tmpdir(), 'don-thu-tap-huan-'));

function emptyFolder(path: string): string {
  mkdirSync(path, { recursive: true });
  if (readdirSync(path).length > 0) throw new Error(`${path} is not empty; choose another folder for --keep`);
  return path;
}

function optionOf(args: readonly string[], name: string): string | null {
  const at = args.findIndex((word) => word === name || word.startsWith(`${name}=`));
  if (at < 0) return null;
  const value = args[at]!.includes('=') ? args[at]!.slice(name.length + 1) : args[at + 1];
  if (!value || value.startsWith('--')) throw new Error(`${name} needs a value`);
  return value;
}
