// Runs a script of dev/ on the Node that the project pins, after installing the dependencies where they are missing or
// old. This file alone runs on whatever Node (20 or newer) the machine has, so it uses nothing but that.
//   node dev/bootstrap.mjs SCRIPT [ARGUMENTS]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const pinnedNode = join(root, 'node_modules/node/bin/node');
const marker = join(root, 'node_modules/.installed-from');

function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
  if (installed === lock && existsSync(pinnedNode)) return;
  const startedAt = performance.now();
  console.log('… installing dependencies');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (npm.status !== 0 || !existsSync(pinnedNode)) {
    console.error('installing the dependencies failed: run "npm ci" to see why');
    process.exit(1);
  }
  writeFileSync(marker, lock);
  console.log(
    `✓ installing dependencies  ${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
  );
}

installDependencies();
const [script, ...args] = process.argv.slice(2);
const child = spawn(pinnedNode, [join(root, script), ...args], { stdio: 'inherit' });
// The child gets Ctrl-C from the terminal too, and ends in its own time; a signal sent to this process alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code, signal) => {
  process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
});
