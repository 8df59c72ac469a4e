/**
 * `npm test`: everything, on a fresh clone or on this one. Types, lint and formatting, unit and integration tests,
 * semantics and end-to-end tests, packaging. Ends with the plain line `N passed, N failed` from the real counts.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reports = join(root, 'out', 'test');
const bin = (name) => join(root, 'node_modules', '.bin', name);

const node = (args, env = {}) =>
  spawnSync(args[0], args.slice(1), {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  }).status;

const counted = (passed, failed, skipped = 0) => ({ passed, failed, skipped });

function checks() {
  return node(['node', 'build/check.mjs']) === 0 ? counted(1, 0) : counted(0, 1);
}

function vitest() {
  const file = join(reports, 'vitest.json');
  rmSync(file, { force: true });
  const status = node([bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  return read(file, status, (report) =>
    counted(
      report.numPassedTests,
      report.numFailedTests +
        report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length,
      report.numPendingTests + report.numTodoTests,
    ),
  );
}

function playwright() {
  const file = join(reports, 'playwright.json');
  rmSync(file, { force: true });
  const status = node([bin('playwright'), 'test'], { PLAYWRIGHT_JSON: file });
  return read(file, status, ({ stats }) => counted(stats.expected + stats.flaky, stats.unexpected, stats.skipped));
}

function packaging() {
  return node(['node', 'build/verify-pack.mjs']) === 0 ? counted(1, 0) : counted(0, 1);
}

/** A run that left no report, or ended badly with no failure in it, counts as failed: silence is no success. */
function read(file, status, count) {
  let result;
  try {
    result = count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return counted(0, 1);
  }
  return status !== 0 && result.failed === 0 ? counted(result.passed, 1, result.skipped) : result;
}

async function main() {
  await prepare();
  mkdirSync(reports, { recursive: true });
  const parts = { checks, 'unit and integration': vitest, 'semantics and end to end': playwright, packaging };
  const total = counted(0, 0, 0);
  const lines = [];
  for (const [name, part] of Object.entries(parts)) {
    const result = part();
    for (const key of Object.keys(total)) total[key] += result[key];
    lines.push(`${name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} not run`);
  }
  console.log(lines.join('\n'));
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

main().catch((cause) => {
  console.error(cause.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
