/**
 * The import-direction rule (docs/architecture.md, "Rooms"): every relative import is resolved to its file, and the
 * room of that file must be one that the importer's room may use. Tests may reach anywhere.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** First match wins: [who, which relative files he may import, which packages he may not]. */
const rules = [
  ['shared/', ['shared/'], /^(electron|react|react-dom|dexie|fastify|pg|pkcs11js|node:.*|@mantine\/.*|@tanstack\/.*)$/],
  ['electron/', ['electron/', 'shared/', 'renderer/i18n/vi.json'], /^(react|react-dom|dexie|fastify|pg|@mantine\/.*)$/],
  ['center/', ['center/', 'shared/'], /^(electron|react|react-dom|dexie|pkcs11js|@mantine\/.*)$/],
  [
    'renderer/vault/',
    ['renderer/vault/', 'renderer/trusted-worker', 'shared/'],
    /^(electron|node:.*|react|react-dom|@mantine\/.*)$/,
  ],
  [
    'renderer/office/',
    ['renderer/office/', 'renderer/trusted-worker', 'renderer/i18n/', 'shared/'],
    /^(electron|node:.*|react|react-dom|dexie|@mantine\/.*|@tanstack\/.*)$/,
  ],
  [
    'renderer/ui/',
    ['renderer/ui/', 'renderer/trusted-worker', 'renderer/i18n/', 'shared/'],
    /^(electron|node:.*|dexie)$/,
  ],
  ['renderer/i18n/', ['renderer/i18n/', 'shared/'], /^(electron|node:.*|dexie|@mantine\/.*)$/],
  [
    'renderer/',
    [
      'renderer/app/',
      'renderer/features/',
      'renderer/ui/',
      'renderer/i18n/',
      'renderer/vault/api',
      'renderer/vault/client',
      'renderer/office/api',
      'renderer/office/client',
      'renderer/trusted-worker',
      'shared/',
    ],
    /^(electron|node:.*|dexie|@mantine\/.*|@tanstack\/react-(table|virtual))$/,
  ],
];

const importPattern =
  /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm;

/** Broken rules as readable lines; empty when all hold. */
export function brokenImports(root) {
  return [...sources(root)].flatMap((file) => {
    const name = relative(root, file);
    const rule = rules.find(([room]) => name.startsWith(room));
    if (!rule || /\.test\.tsx?$/.test(name)) return [];
    const [, allowed, forbidden] = rule;
    return importsOf(file).flatMap((specifier) => {
      if (!specifier.startsWith('.')) return forbidden.test(specifier) ? [`${name}: may not use ${specifier}`] : [];
      const target = relative(root, resolve(dirname(file), specifier));
      return allowed.some((room) => `${target}/`.startsWith(room) || target.startsWith(room))
        ? []
        : [`${name}: may not import ${target}`];
    });
  });
}

function importsOf(file) {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3]);
}

function* sources(root) {
  for (const room of ['shared', 'electron', 'center', 'renderer']) yield* walk(join(root, room));
}

function* walk(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* walk(path);
    else if (/\.tsx?$/.test(name)) yield path;
  }
}
