import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningCenter, startCenter } from '../../center/server';
import type { Database } from '../../center/store/database';
import { openDatabase } from '../../center/store/open';
import { type Bytes, ownCopy, toHex } from '../../shared/bytes';
import { newSigningKey } from '../../shared/crypto/sign';
import { DeskFailure } from '../../shared/errors';
import { type Setup, writeSetup } from '../../shared/setup';
import { Directory } from '../../shared/sync/directory';
import { entryStatement, type NewBody, writeEntry } from '../../shared/sync/directoryEntry';
import { writeList } from '../../shared/sync/protocol';
import { createTrainingCa, type TrainingCa, toPem } from './ca';
import { type Gate, openGate } from './gate';
import { type Holder, openAtCenter, openHolder } from './holder';
import {
  administrator,
  defaultPassword,
  handedOutPassword,
  officers,
  others,
  type TrainingPerson,
  trainingUnits,
} from './people';
import { createSoftToken, type SoftToken, softHsmModule } from './softhsm';

/** Somebody with a token of his own, ready to sit down at a desk. */
export interface Equipped extends TrainingPerson {
  readonly token: SoftToken;
  readonly unitName: string;
  /** The password given out with the account. */
  readonly password: string;
}

export interface Ground {
  readonly dir: string;
  readonly setupFile: string;
  readonly setup: Setup;
  readonly center: RunningCenter;
  /** What the center keeps, for showing what a desk does once somebody has tampered with it. */
  readonly database: Database;
  /** The network between desks and center. */
  readonly gate: Gate;
  readonly people: Readonly<Record<keyof typeof officers | 'administrator', Equipped>>;
  /** The unit secrets that the ceremony made: known here so that they can be searched for. */
  readonly unitSecrets: readonly Bytes[];
  /** Profile folder of a person's desk. */
  profile(person: Equipped): string;
  close(): Promise<void>;
}

export interface GroundOptions {
  /** Project root, where out/ lies. */
  readonly root: string;
  /** Empty folder for everything the ground makes. */
  readonly dir: string;
  readonly say?: (text: string) => void;
  /** Where the center's log lines go. */
  readonly log?: (line: string) => void;
}

/**
 * Sets up a training ground through the paths that production uses: an authority issues certificates to software
 * tokens, the administrator's token signs the directory, the center starts, and the holder of each unit but one makes
 * and grants its first key. The district officer's unit has no key yet: her own desk makes it at its first sync.
 */
export async function createGround({ root, dir, say = () => undefined, log }: GroundOptions): Promise<Ground> {
  mkdirSync(join(dir, 'center'), { recursive: true, mode: 0o700 });
  const ca = createTrainingCa();
  say('cấp chứng thư và khóa phần mềm tập huấn');
  const everybody = [administrator, ...Object.values(officers), ...others];
  const tokens = new Map(everybody.map((person) => [person.account, issueToken(dir, ca, person)]));

  say('lập danh mục đơn vị, tài khoản (quản trị ký)');
  const root0 = tokens.get(administrator.account)!;
  const adminHolder = await openHolder(root, root0, softHsmModule);
  const entries = await signDirectory(adminHolder, tokens).finally(() => adminHolder.close());

  say('mở Trung tâm tích hợp tập huấn');
  const receiptKey = await newSigningKey();
  const tls = serverCertificate(ca);
  const gate = await openGate();
  const roots = [ownCopy(root0.certDer)];
  const trustCas = [ownCopy(ca.der)];
  const database = await openDatabase({ kind: 'pglite', dir: join(dir, 'center', 'database') }, () => undefined);
  const center = await startCenter({
    database,
    tls,
    receiptKey,
    trustCas,
    roots,
    defaultPassword,
    directory: entries,
    url: `https://127.0.0.1:${gate.port}`,
    log: (fields) =>
      log?.(
        Object.entries(fields)
          .map(([key, value]) => `${key}=${value}`)
          .join(' '),
      ),
  });
  gate.lead(center.port);
  const setup: Setup = {
    training: true,
    center: { url: center.url, caPem: ca.pem, receiptKey: receiptKey.publicKey },
    roots,
    trustCas,
    tokenModules: [softHsmModule],
    directory: writeList(entries),
    idleMinutes: 10,
  };
  const setupFile = join(dir, 'setup.kts');
  writeFileSync(setupFile, writeSetup(setup), { mode: 0o600 });

  const { district, colleague, ...rest } = officers;
  const unitSecrets: Bytes[] = [];
  for (const person of [rest.centre, rest.province, rest.otherProvince, ...others]) {
    say(`lập khóa đơn vị: ${unitNameOf(person)}`);
    unitSecrets.push(...(await makeUnitKeys(root, tokens.get(person.account)!, setup)));
  }

  const equip = (person: TrainingPerson, password: string): Equipped => ({
    ...person,
    password,
    unitName: unitNameOf(person),
    token: tokens.get(person.account)!,
  });
  return {
    dir,
    setupFile,
    setup,
    center,
    database,
    gate,
    unitSecrets,
    people: {
      district: equip(district, defaultPassword),
      colleague: equip(colleague, defaultPassword),
      province: equip(rest.province, handedOutPassword),
      centre: equip(rest.centre, handedOutPassword),
      otherProvince: equip(rest.otherProvince, handedOutPassword),
      administrator: equip(administrator, defaultPassword),
    },
    profile: (person) => {
      const folder = join(dir, 'desks', person.account);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return folder;
    },
    close: async () => {
      await gate.close();
      await center.close();
      await database.close();
    },
  };
}

const unitNameOf = (person: TrainingPerson): string => trainingUnits.find(({ code }) => code === person.unit)!.name;

function issueToken(dir: string, ca: TrainingCa, person: TrainingPerson): SoftToken {
  return createSoftToken({
    dir: join(dir, 'tokens', person.account),
    label: person.account,
    pin: person.pin,
    ca,
    certificate: { commonName: person.holder, organization: unitNameOf(person) },
  });
}

async function signDirectory(admin: Holder, tokens: ReadonlyMap<string, SoftToken>): Promise<Bytes[]> {
  const directory = await Directory.withRoots([admin.certificate]);
  const wires: Bytes[] = [];
  const add = async (body: NewBody) => {
    const statement = entryStatement(body, { prev: directory.adminHead }, Date.now());
    const wire = writeEntry(statement, await admin.sign(statement), admin.certificate);
    await directory.apply(wire);
    wires.push(wire);
  };
  const ids = new Map(trainingUnits.map(({ code }) => [code, toHex(randomBytes(16))]));
  for (const { code, name, parent } of trainingUnits) {
    await add({ type: 'unit.add', unitId: ids.get(code)!, code, name, parentId: parent && ids.get(parent)! });
  }
  for (const { account, kind, unit, holder } of [administrator, ...Object.values(officers), ...others]) {
    const certificate = ownCopy(tokens.get(account)!.certDer);
    const roles = kind === 'quan-tri' ? [] : (['bc'] as const);
    await add({
      type: 'account.declare',
      account,
      kind,
      unitId: ids.get(unit)!,
      holder,
      roles: [...roles],
      certificate,
    });
  }
  return wires;
}

/** The unit's holder opens the account at the center and makes the unit's first key, as a desk does at its first sync. */
async function makeUnitKeys(root: string, token: SoftToken, setup: Setup): Promise<Bytes[]> {
  const holder = await openHolder(root, token, softHsmModule);
  try {
    const passwords = { handedOut: defaultPassword, own: handedOutPassword };
    const { sync, state, close } = await openAtCenter(holder, setup, passwords);
    const { error } = await sync.run();
    close();
    if (error) throw new DeskFailure(error.code, error.params);
    return [...state.secrets.values()].map(({ secret }) => secret);
  } finally {
    holder.close();
  }
}

function serverCertificate(ca: TrainingCa): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const cert = ca.issue({
    commonName: 'Trung tâm tích hợp TẬP HUẤN',
    publicKey,
    serverFor: ['127.0.0.1', 'localhost'],
  });
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, cert: toPem(cert) };
}
