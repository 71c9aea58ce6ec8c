import { consoleProgress } from './progress.ts';
import { listInstances, removeInstance, stopStack } from './stack/stop.ts';

/** Instances of tests, which nobody returns to. */
const OF_TESTS = /^test-/;

const progress = consoleProgress();

/** Ends everything that a start or a test left running, also after a crash; what `npm start` keeps stays kept. */
for (const instance of await listInstances()) {
  if (OF_TESTS.test(instance)) await removeInstance(instance, progress);
  else await stopStack(instance, progress);
}
