/** `npm run center -- <command>`: compiles the center and runs its command line. */
import { spawn } from 'node:child_process';
import { compileTool } from './tools.mjs';

const program = await compileTool('center', 'center/cli.ts');
const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
