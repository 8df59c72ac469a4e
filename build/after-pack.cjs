// Runs on each unpacked package before its fuses are flipped and it is signed.

const { existsSync, openSync, readSync, closeSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const magics = { linux: Buffer.from('\x7fELF', 'latin1'), win32: Buffer.from('MZ', 'latin1') };

/** @param {{ appOutDir: string, electronPlatformName: string }} context */
exports.default = async function afterPack({ appOutDir, electronPlatformName }) {
  const resources = join(appOutDir, 'resources');
  // A dist folder carried in by hand is not cleaned by the packager; this is Electron's own demonstration app.
  rmSync(join(resources, 'default_app.asar'), { force: true });

  const native = join(resources, 'app.asar.unpacked/node_modules/pkcs11js/build/Release/pkcs11.node');
  if (!existsSync(native)) throw new Error('pkcs11.node is missing: run npm ci on a machine with a compiler first');
  const magic = magics[electronPlatformName];
  if (magic === undefined) throw new Error(`no package is made for ${electronPlatformName}`);
  if (!firstBytes(native, magic.length).equals(magic)) {
    throw new Error(`pkcs11.node was not built for ${electronPlatformName}: the token would never be found`);
  }
};

function firstBytes(file, length) {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    readSync(handle, bytes, 0, length, 0);
    return bytes;
  } finally {
    closeSync(handle);
  }
}
