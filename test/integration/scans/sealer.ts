import { openScanFiles } from '../../../electron/files/scans';
import { Sealing } from '../../../renderer/vault/scans/sealing';
import { scanChunkBytes } from '../../../shared/model/scan';
import { storeOver } from './store';

/**
 * Seals one scan whole, whose event is never written, and then another chunk by chunk; names every step on stdout, until
 * it is killed.
 */
async function sealUntilKilled(folder: string, recId: string, place: string): Promise<void> {
  const store = storeOver(await openScanFiles(folder));
  const chunk = new Uint8Array(scanChunkBytes).fill(7);
  const whole = await Sealing.begin(store, recId, place, 2 * scanChunkBytes);
  for (const index of [0, 1]) await whole.put(index, chunk);
  await whole.finish(new Uint8Array([1]));
  process.stdout.write('whole\n');
  const half = await Sealing.begin(store, recId, place, 100 * scanChunkBytes);
  for (let index = 0; index < 100; index++) {
    await half.put(index, chunk);
    process.stdout.write(`${index}\n`);
  }
}

const [folder = '', recId = '', place = ''] = process.argv.slice(2);
void sealUntilKilled(folder, recId, place);
