// Packs the desk for Windows and Linux on an Electron folder made here by code, and checks what the packages hold.
// It needs no Electron binary and no network; that a real one starts is for a prepared machine to show.

import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { compile } from './compile.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const asar = require('@electron/asar');
const { getCurrentFuseWire, FuseV1Options } = require('@electron/fuses');
const { build, Platform, Arch } = require('electron-builder');

const electronVersion = require('../package.json').devDependencies.electron;
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const nativeModule = 'node_modules/pkcs11js/build/Release/pkcs11.node';

let passed = 0;
let failed = 0;

function check(name, holds, detail = '') {
  if (holds) passed++;
  else failed++;
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${name}${holds || detail === '' ? '' : `: ${detail}`}`);
}

const checkEqual = (name, found, wanted) =>
  check(name, JSON.stringify(found) === JSON.stringify(wanted), `found ${JSON.stringify(found)}`);

const directory = mkdtempSync(join(tmpdir(), 'verify-pack-'));

async function verify(platform) {
  const project = join(directory, platform);
  await stage(project, platform);
  const unpacked = await pack(project, platform);
  checkContents(unpacked, platform, project);
  await checkFuses(unpacked, platform);
  if (platform === 'win32') checkIntegrity(unpacked);
  await checkForeignModule(project, platform);
}

/** A project folder with the production build, and beside it everything that must not get into a package. */
async function stage(project, platform) {
  await compile({ production: true, outDir: join(project, 'out/desk') });
  for (const path of ['package.json', 'electron-builder.yml', 'build/after-pack.cjs', 'node_modules/pkcs11js']) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    cpSync(join(root, path), join(project, path), { recursive: true });
  }
  // The module built here is this machine's; the Windows one is made elsewhere, so its place is held by a PE file.
  if (platform === 'win32') cpSync(samplePe(), join(project, nativeModule));
  const decoys = [
    'out/desk/main.cjs.map',
    'out/desk/renderer/assets/x.js.map',
    'out/desk/.compiled.json',
    'build/chromium-host/electron',
  ];
  for (const path of [...decoys, 'electron/main.ts', 'test/e2e/x.spec.ts', 'docs/x.md', '.env', 'out/tour/x.png']) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), 'must stay out');
  }
}

/** A Windows program with version information, of which one comes with the packager. */
function samplePe() {
  return join(root, 'node_modules/electron-winstaller/vendor/rcedit.exe');
}

/** What the packager needs to see of an Electron distribution: an executable with fuses, locales, licence, resources. */
async function makeElectronFolder(platform) {
  const dist = join(directory, `electron-${platform}`);
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(join(dist, 'locales'), { recursive: true });
  mkdirSync(join(dist, 'resources'));
  const executable = join(dist, platform === 'win32' ? 'electron.exe' : 'electron');
  if (platform === 'win32') cpSync(samplePe(), executable);
  else writeFileSync(executable, '\x7fELF stand-in', { mode: 0o755 });
  // Sentinel, wire version 1, nine fuses as Electron ships them.
  appendFileSync(executable, Buffer.from(`${fuseSentinel}\x01\x09101100011`, 'latin1'));
  for (const language of ['vi', 'en-US', 'fr', 'de']) writeFileSync(join(dist, 'locales', `${language}.pak`), 'pak');
  writeFileSync(join(dist, 'LICENSE'), 'licence');
  writeFileSync(join(dist, 'LICENSES.chromium.html'), 'licences');
  writeFileSync(join(dist, 'version'), electronVersion);
  const demonstration = join(directory, 'demonstration');
  mkdirSync(demonstration, { recursive: true });
  writeFileSync(join(demonstration, 'main.js'), '');
  await asar.createPackage(demonstration, join(dist, 'resources', 'default_app.asar'));
  return dist;
}

/** Packs into a plain folder, with the project's own configuration. Answers the folder. */
async function pack(project, platform) {
  const target = platform === 'win32' ? Platform.WINDOWS : Platform.LINUX;
  process.env.ELECTRON_BUILDER_OFFLINE = 'true';
  await build({
    projectDir: project,
    targets: target.createTarget('dir', Arch.x64),
    config: { extends: 'electron-builder.yml', electronDist: await makeElectronFolder(platform), electronVersion },
    publish: 'never',
  });
  return join(project, 'dist', platform === 'win32' ? 'win-unpacked' : 'linux-unpacked');
}

const executableOf = (unpacked, platform) =>
  join(unpacked, platform === 'win32' ? readdirSync(unpacked).find((name) => name.endsWith('.exe')) : 'don-thu');

function checkContents(unpacked, platform, project) {
  const resources = join(unpacked, 'resources');
  const archive = join(resources, 'app.asar');
  const listed = asar
    .listPackage(archive)
    .map((path) => path.replaceAll('\\', '/').slice(1))
    .filter((path) => asar.statFile(archive, path).files === undefined)
    .sort();
  const renderer = filesBelow(join(project, 'out/desk/renderer')).filter((path) => !path.endsWith('.map'));
  const wanted = [
    ...['main.cjs', 'preload.cjs', 'token.cjs', ...renderer.map((path) => `renderer/${path}`)].map(
      (path) => `out/desk/${path}`,
    ),
    ...['LICENSE', 'index.js', 'package.json'].map((path) => `node_modules/pkcs11js/${path}`),
    nativeModule,
    'package.json',
  ].sort();
  checkEqual(`${platform}: the archive holds the allow-list and nothing else`, listed, wanted);
  check(`${platform}: the page is in it`, listed.includes('out/desk/renderer/index.html'));

  const named = listed.filter((path) => /\.map$|\.tsx?$|test|chromium-host|tour/.test(path));
  checkEqual(`${platform}: no source map, source, test or stand-in`, named, []);
  const scripts = listed.filter((path) => /\.c?js$/.test(path) && path.startsWith('out/'));
  const mapped = scripts.filter((path) => asar.extractFile(archive, path).includes('sourceMappingURL='));
  checkEqual(`${platform}: no script points to a source map`, mapped, []);
  const development = scripts.filter((path) => asar.extractFile(archive, path).includes(root));
  checkEqual(`${platform}: no script names a folder of the machine that built it`, development, []);

  check(`${platform}: pkcs11.node lies outside the archive`, asar.statFile(archive, nativeModule).unpacked === true);
  checkEqual(`${platform}: it alone does`, filesBelow(join(resources, 'app.asar.unpacked')), [nativeModule]);
  checkEqual(`${platform}: locales`, readdirSync(join(unpacked, 'locales')).sort(), ['en-US.pak', 'vi.pak']);
  check(`${platform}: Electron's demonstration app is gone`, !existsSync(join(resources, 'default_app.asar')));

  const manifest = JSON.parse(asar.extractFile(archive, 'package.json').toString('utf8'));
  checkEqual(
    `${platform}: the manifest starts main and has no scripts`,
    [manifest.main, manifest.scripts],
    ['out/desk/main.cjs', undefined],
  );
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

async function checkFuses(unpacked, platform) {
  const on = '1'.charCodeAt(0);
  const off = '0'.charCodeAt(0);
  const wanted = {
    RunAsNode: off,
    EnableCookieEncryption: on,
    EnableNodeOptionsEnvironmentVariable: off,
    EnableNodeCliInspectArguments: off,
    EnableEmbeddedAsarIntegrityValidation: on,
    OnlyLoadAppFromAsar: on,
    LoadBrowserProcessSpecificV8Snapshot: off,
    GrantFileProtocolExtraPrivileges: off,
  };
  const wire = await getCurrentFuseWire(executableOf(unpacked, platform));
  for (const [name, state] of Object.entries(wanted))
    check(`${platform}: fuse ${name}`, wire[FuseV1Options[name]] === state);
  check(`${platform}: the ninth fuse stays as shipped`, wire[8] === on);
}

/** Windows: the hash of the archive's header stands in the executable's resources. */
function checkIntegrity(unpacked) {
  const { headerString } = asar.getRawHeader(join(unpacked, 'resources/app.asar'));
  const hash = createHash('sha256').update(headerString).digest('hex');
  const executable = readFileSync(executableOf(unpacked, 'win32'));
  check('win32: the executable holds an integrity resource', executable.includes(Buffer.from('INTEGRITY', 'utf16le')));
  check(
    'win32: it names the archive by its hash',
    executable.includes(hash) && /resources\\\\app\.asar/.test(executable.toString('latin1')),
  );
}

/** A native module of another platform must stop the build: the package would never find a token. */
async function checkForeignModule(project, platform) {
  writeFileSync(join(project, nativeModule), 'not a program');
  const refused = await pack(project, platform).then(
    () => false,
    (cause) => String(cause).includes('pkcs11.node was not built for'),
  );
  check(`${platform}: a native module of another platform stops the build`, refused);
}

try {
  for (const platform of ['linux', 'win32']) await verify(platform);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
exit(failed === 0 ? 0 : 1);
