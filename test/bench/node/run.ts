import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { type Environment, rowsOf, tableOf } from '../report';
import { measureCenter } from './center';
import { measureLimits } from './limits';
import { type Collected, collected, meanLetterBytes, Round } from './measure';
import { type Options, parseOptions } from './options';
import { kept, notesBySubject, subjects } from './plan';
import { serve } from './server';
import { truthFor } from './truth';

const log = (line: string): void => {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
};

const notes: Readonly<Record<string, string>> = {
  ...notesBySubject,
  'limit:read': 'the floor: raw IndexedDB read and AES-GCM of as many bytes',
  'limit:fsync': 'the floor: append and fsync in Node',
  'insert:batches': 'the floor: the same sealed batches, multi-row INSERT, nothing checked or signed',
  'insert:ops': 'NOT encrypted: the same ops, a row each, 500 rows per INSERT, nothing checked or signed',
  'limit:scan': 'the floor: one core looking at every byte of 600 B a letter',
};

function environment(found: Collected): Environment {
  const cpu = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return {
    machine: `${cpu.length} × ${cpu[0]?.model.trim() ?? 'unknown'}, ${memory} GB, Linux ${release()}, Node ${process.version}`,
    chromium: [...found.chromium].join(', '),
    indexedDb: [...found.backends].join(', '),
  };
}

/** Rounds interleave the subjects, so that whatever else the machine does falls on all of them. */
async function measureAll(options: Options, pageFolder: string, sqliteFolder: string): Promise<Collected> {
  const found = collected();
  const { subjects: chosen, measures } = kept(subjects, options.only);
  const server = await serve([
    ['/sqlite/', sqliteFolder],
    ['/', pageFolder],
  ]);
  try {
    for (const size of options.sizes) {
      log(`${size}: working out the truth`);
      const truth = truthFor(size);
      for (let run = 0; run < options.runs; run++) {
        for (const subject of chosen) {
          if (run >= subject.runs(size, options.runs)) continue;
          if (subject.kind === 'engine' && !measures('search')) continue;
          await new Round(found, server, options, measures, truth, subject, log).run();
        }
      }
      if (options.only.length === 0 || options.only.includes('limits')) {
        await measureLimits(found, server, options, size, log);
      }
      if (options.only.length === 0 || options.only.includes('center')) {
        await measureCenter(found, size, options.runs, log);
      }
    }
  } finally {
    await server.close();
  }
  return found;
}

const options = parseOptions(process.argv.slice(2));
const pageFolder = resolve(process.env.BENCH_PAGE ?? join('out', 'bench', 'page'));
const sqliteFolder = resolve('node_modules', '@evolu', 'sqlite-wasm', 'sqlite-wasm', 'jswasm');
const found = await measureAll(options, pageFolder, sqliteFolder);
const facts = environment(found);
const rows = rowsOf(found.samples, found.failures, facts, notes);
const title = `${facts.machine}\nChromium ${facts.chromium}, IndexedDB on ${facts.indexedDb}, letters of ${Math.round(meanLetterBytes())} bytes (synthetic)`;
process.stdout.write(
  `${title}\nratio: theirs ÷ ours for times and bytes, ours ÷ theirs for rates; above 1 we are ahead\n\n${tableOf(rows)}\n`,
);
if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 1)}\n`);
