import { openJournal } from '../../../electron/files/journal';

/** Appends runs of rows for ever and names each acknowledged last row on stdout, until it is killed. */
async function appendForEver(file: string): Promise<void> {
  const journal = await openJournal(file);
  let { last } = await journal.status();
  for (;;) {
    const rows = Array.from({ length: 1 + (last % 5) }, (_, i) => ({
      n: last + 1 + i,
      bytes: new Uint8Array(3000).fill((last + 1 + i) % 251),
    }));
    last = await journal.append(rows);
    process.stdout.write(`${last}\n`);
  }
}

void appendForEver(process.argv[2] ?? '');
