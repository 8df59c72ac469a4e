import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What to run, read from the command line as Electron reads it: the first argument without a dash is the app. */
export interface Invocation {
  /** Arguments as given, without the executable. */
  readonly args: readonly string[];
  /** Switches with their values, names in lower case. */
  readonly switches: ReadonlyMap<string, string>;
  /** Folder of the app: where its package.json is. */
  readonly appPath: string;
  readonly mainScript: string;
  readonly name: string;
  readonly version: string;
}

/** @throws Error in plain words when there is nothing to run at that path. */
export function readInvocation(args: readonly string[]): Invocation {
  const target = args.find((argument) => !argument.startsWith('-'));
  if (!target) throw new Error('usage: electron [switches] <folder of the app, or its main script> [arguments]');
  const path = resolve(target);
  if (!existsSync(path)) throw new Error(`no app at ${path}`);
  return { args, switches: readSwitches(args), ...readApp(path) };
}

function readSwitches(args: readonly string[]): Map<string, string> {
  const switches = new Map<string, string>();
  for (const argument of args) {
    if (argument === '--') break;
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
    if (match) switches.set(match[1]!.toLowerCase(), match[2] ?? '');
  }
  return switches;
}

function readApp(path: string): Pick<Invocation, 'appPath' | 'mainScript' | 'name' | 'version'> {
  const appPath = statSync(path).isDirectory() ? path : dirname(path);
  const manifestPath = join(appPath, 'package.json');
  const manifest = existsSync(manifestPath) ? readManifest(manifestPath) : {};
  const mainScript = appPath === path ? join(path, manifest.main ?? 'index.js') : path;
  if (!existsSync(mainScript))
    throw new Error(`the app's main script ${mainScript} is not there: compile the app first`);
  return {
    appPath,
    mainScript,
    name: manifest.productName ?? manifest.name ?? 'Electron',
    version: manifest.version ?? '0.0.0',
  };
}

type Manifest = Partial<Record<'main' | 'name' | 'productName' | 'version', string>>;

const readManifest = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8')) as Manifest;
