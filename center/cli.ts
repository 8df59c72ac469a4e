import { parseArgs } from 'node:util';
import { toHex } from '../shared/bytes';
import { DeskFailure } from '../shared/errors';
import { ConfigProblem, readConfig } from './config';
import { initCenter } from './init';
import { readCertificates } from './keys/certificateFile';
import { readReceiptKey } from './keys/receiptKey';
import { placeOf, serve } from './serve';
import { openDatabase } from './store/open';
import { verifyStore } from './verify/verify';

const usage = `npm run center -- <command> --data FOLDER …

  init    makes the data folder, the receipt key and center.json
            --url https://HOST[:PORT]      address that desks use
            --tls-cert FILE --tls-key FILE TLS identity, PEM
            --trust FILE …                 authorities of token certificates, PEM or DER
            --roots FILE …                 certificates of the account administrators
            --default-password-file FILE   password that accounts are handed out with
            [--database postgres://…]      else the embedded database
            [--host ADDRESS] [--port N]
  serve   runs the center until it is told to stop
  verify  walks every chain and signature; ends with 1 when something is damaged
`;

const options = {
  data: { type: 'string' },
  url: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  database: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  trust: { type: 'string', multiple: true },
  roots: { type: 'string', multiple: true },
  'default-password-file': { type: 'string' },
} as const;

/** @throws ConfigProblem for an option that there is not */
function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch {
    throw new ConfigProblem(usage);
  }
}

/** Runs one command. @returns the exit code; `serve` resolves when the center listens. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv);
  const need = <K extends keyof typeof values>(name: K): NonNullable<(typeof values)[K]> => {
    const value = values[name];
    if (value === undefined) throw new ConfigProblem(`--${name} is missing\n\n${usage}`);
    return value;
  };
  switch (positionals[0]) {
    case 'init': {
      const file = initCenter({
        dataDir: need('data'),
        url: need('url'),
        tlsCert: need('tls-cert'),
        tlsKey: need('tls-key'),
        trust: need('trust'),
        roots: need('roots'),
        defaultPasswordFile: need('default-password-file'),
        ...(values.host && { host: values.host }),
        ...(values.port && { port: Number(values.port) }),
        ...(values.database && { database: values.database }),
      });
      const { publicKey } = await readReceiptKey(readConfig(need('data')).receiptKey);
      console.log(`${file}\nreceipt key for the desks' set-up file: ${toHex(publicKey)}`);
      return 0;
    }
    case 'serve': {
      const center = await serve(need('data'));
      console.log(`listening at ${center.url}`);
      const stop = () => {
        process.off('SIGINT', stop).off('SIGTERM', stop);
        center.close().catch(fail);
      };
      process.on('SIGINT', stop).on('SIGTERM', stop);
      return 0;
    }
    case 'verify':
      return verify(need('data'));
    default:
      console.log(usage);
      return positionals.length === 0 ? 0 : 2;
  }
}

async function verify(dataDir: string): Promise<number> {
  const config = readConfig(dataDir);
  const { publicKey } = await readReceiptKey(config.receiptKey);
  const database = await openDatabase(placeOf(config), (cause) => console.error(cause.name));
  try {
    const { lines, damages } = await verifyStore(database, config.roots.flatMap(readCertificates), publicKey);
    for (const line of lines) console.log(`sound    ${line}`);
    for (const line of damages) console.log(`DAMAGED  ${line}`);
    return damages.length > 0 ? 1 : 0;
  } finally {
    await database.close();
  }
}

function fail(cause: unknown): void {
  if (cause instanceof ConfigProblem) console.error(cause.message);
  else if (cause instanceof DeskFailure) console.error(JSON.stringify(cause.error));
  else console.error(cause);
  process.exitCode = 2;
}

if (require.main === module) {
  run(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  }, fail);
}
