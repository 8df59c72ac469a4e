import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Letter } from '../../shared/model/letter';

/** A needle found where nothing readable may be. */
export interface Trace {
  readonly file: string;
  readonly form: string;
}

export interface Search {
  readonly traces: readonly Trace[];
  readonly files: number;
  readonly needles: number;
  readonly forms: number;
}

/** How a text may lie in a file: every encoding that the parts in use write, composed and decomposed. */
const forms: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8 NFC': (text) => Buffer.from(text.normalize('NFC'), 'utf8'),
  'UTF-8 NFD': (text) => Buffer.from(text.normalize('NFD'), 'utf8'),
  'UTF-16LE NFC': (text) => Buffer.from(text.normalize('NFC'), 'utf16le'),
  'UTF-16LE NFD': (text) => Buffer.from(text.normalize('NFD'), 'utf16le'),
  'UTF-16BE NFC': (text) => Buffer.from(text.normalize('NFC'), 'utf16le').swap16(),
  'UTF-16BE NFD': (text) => Buffer.from(text.normalize('NFD'), 'utf16le').swap16(),
};

/** How a key may lie in a file. */
const keyForms = [
  { form: 'key', encode: (key: Buffer) => key },
  { form: 'key as hex', encode: (key: Buffer) => Buffer.from(key.toString('hex')) },
  { form: 'key as base64', encode: (key: Buffer) => Buffer.from(key.toString('base64').slice(0, 42)) },
];

/**
 * Looks through every file under `folders`, contents and names, for the names, addresses and summaries of the letters
 * and for the given secrets and keys, in all forms. Short words are left out, so that no file matches by chance.
 */
export function findTraces(
  folders: readonly string[],
  letters: readonly Letter[],
  secrets: readonly string[],
  keys: readonly Uint8Array[] = [],
): Search {
  const needles = [...new Set([...letters.flatMap(wordsOf), ...secrets])].filter((needle) => needle.length >= 6);
  const find = finder([
    ...needles.flatMap((needle) => Object.entries(forms).map(([form, encode]) => ({ form, bytes: encode(needle) }))),
    ...keys.flatMap((key) => keyForms.map(({ form, encode }) => ({ form, bytes: encode(Buffer.from(key)) }))),
  ]);
  const files = folders.flatMap((folder) => [...filesBelow(folder)]);
  const traces = files.flatMap((file) => [
    ...find(readFileSync(file)).map((form) => ({ file, form })),
    ...find(Buffer.from(file)).map((form) => ({ file, form: `name, ${form}` })),
  ]);
  return { traces, files: files.length, needles: needles.length + keys.length, forms: Object.keys(forms).length };
}

interface Pattern {
  readonly form: string;
  readonly bytes: Buffer;
}

/** One pass over the content for all patterns: a table of first four bytes says where to look closer. */
function finder(patterns: readonly Pattern[]): (content: Buffer) => string[] {
  const byStart = new Map<number, Pattern[]>();
  const marked = new Uint8Array(1 << 20);
  for (const pattern of patterns) {
    const start = pattern.bytes.readUInt32LE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), pattern]);
    marked[hashOf(start)] = 1;
  }
  return (content) => {
    const found = new Set<string>();
    let window = content.length >= 4 ? content.readUInt32LE(0) : 0;
    for (let at = 0; at + 4 <= content.length; at++) {
      if (marked[hashOf(window)]) {
        for (const { form, bytes } of byStart.get(window >>> 0) ?? []) {
          if (content.subarray(at, at + bytes.length).equals(bytes)) found.add(form);
        }
      }
      window = (window >>> 8) | ((content[at + 4] ?? 0) << 24);
    }
    return [...found];
  };
}

const hashOf = (start: number): number => (Math.imul(start, 0x9e3779b1) >>> 12) & 0xfffff;

/** What identifies a letter: people, places, the matter. */
const wordsOf = (letter: Letter): string[] => [
  ...letter.senders.flatMap((sender) => [sender.name, sender.address]),
  ...letter.accused.map((accused) => accused.name),
  letter.summary,
  ...(letter.content ? [letter.content.slice(0, 60)] : []),
];

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile() && statSync(path).size > 0) yield path;
  }
}
