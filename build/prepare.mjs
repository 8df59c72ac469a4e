/**
 * Makes a fresh clone ready: npm packages from the lock file, Debian packages, and whatever must be compiled. Plain
 * Node without dependencies, because it runs before there are any. Safe to run again: it does only what is missing.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.don-thu-lock');

/** Debian package → a file that is there once it is installed. */
const needed = {
  softhsm2: ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'],
  opensc: ['/usr/bin/pkcs11-tool'],
  'opensc-pkcs11': ['/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so', '/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so'],
  pcscd: ['/usr/sbin/pcscd'],
  'vsmartcard-vpcd': ['/etc/reader.conf.d/vpcd'],
  chromium: ['/usr/lib/chromium/chromium'],
  xvfb: ['/usr/bin/Xvfb'],
  'fonts-dejavu-core': ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'],
  openssl: ['/usr/bin/openssl'],
  'libreoffice-writer-nogui': ['/usr/lib/libreoffice/program/libswlo.so'],
  'libreoffice-calc-nogui': ['/usr/lib/libreoffice/program/libsclo.so'],
  'poppler-utils': ['/usr/bin/pdftotext'],
};
/** Wanted for the second run of the center's tests; the desk and the training ground do without. */
const wanted = { postgresql: ['/usr/lib/postgresql', '/usr/local/bin/initdb'] };

/** @param {{ quiet?: boolean, compiled?: boolean }} options @throws Error that says what to do by hand */
export async function prepare({ quiet = false, compiled = true } = {}) {
  const say = (text) => {
    if (!quiet) console.log(`prepare: ${text}`);
  };
  checkNode();
  installDebian(say);
  installNpm(say);
  if (compiled) await compileWhatChanged(say);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  }
}

const missing = (packages) =>
  Object.entries(packages)
    .filter(([, files]) => !files.some((file) => existsSync(file)))
    .map(([name]) => name);

function installDebian(say) {
  const must = missing(needed);
  const may = missing(wanted);
  if (must.length + may.length === 0) return;
  const install = ['apt-get', 'install', '-y', '--no-install-recommends'];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    if (must.length === 0) return;
    throw new Error(`Please install first:\n  sudo ${install.join(' ')} ${must.join(' ')}`);
  }
  run(say, ['apt-get', 'update']);
  if (must.length > 0) run(say, [...install, ...must]);
  const optional = may.length > 0 && !attempt(say, [...install, ...may]);
  if (optional) say(`not installed, some tests of the center will be reported as not run: ${may.join(' ')}`);
}

function installNpm(say) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  run(say, ['npm', 'ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, lock);
}

async function compileWhatChanged(say) {
  // Building sets it, and what is started afterwards would take itself for the product.
  const { NODE_ENV } = process.env;
  try {
    await compileAll(say);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

async function compileAll(say) {
  const load = (path) => import(pathToFileURL(join(root, path)).href);
  const { compile } = await load('build/compile.mjs');
  mkdirSync(join(root, 'out'), { recursive: true });
  await compile({ notice: say });
  const { realElectron } = await load('build/host.mjs');
  if (realElectron(root)) return;
  const { buildHost } = await load('build/chromium-host/build.mjs');
  await buildHost();
}

function run(say, command) {
  if (!attempt(say, command)) throw new Error(`This failed: ${command.join(' ')}`);
}

function attempt(say, [name, ...args]) {
  say(`${name} ${args.join(' ')}`);
  // The native module is built against the headers beside this Node where the system has them: no download.
  const headers = existsSync('/usr/include/node/node.h') ? { npm_config_nodedir: '/usr' } : {};
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...headers };
  return spawnSync(name, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  prepare().catch((cause) => {
    console.error(cause.message);
    process.exitCode = 1;
  });
}
