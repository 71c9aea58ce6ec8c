import { stat } from 'node:fs/promises';
import { afterAll, expect, it } from 'vitest';
import { silentProgress } from '../../dev/progress.ts';
import { run } from '../../dev/stack/command.ts';
import { startKubernetes } from '../../dev/stack/kubernetes.ts';
import { removeInstance } from '../../dev/stack/stop.ts';
import { kubectlBinary } from '../../dev/stack/tools.ts';

const instances = ['test-stack-one', 'test-stack-two'];
const progress = silentProgress;

afterAll(async () => {
  for (const instance of instances) await removeInstance(instance, progress);
});

it(
  'two API servers at once keep apart, admit Pods, run none, and remember them over a restart',
  { timeout: 900_000 },
  async () => {
    const kubectl = await kubectlBinary(progress);
    const start = (fresh: boolean) =>
      Promise.all(
        instances.map((instance) =>
          startKubernetes({ instance, mode: 'control-plane', progress, fresh }),
        ),
      );
    const pods = async (kubeconfig: string | undefined, ...args: string[]) =>
      run(kubectl, ['--kubeconfig', String(kubeconfig), '--namespace', 'test-pods', ...args]);

    const [one, two] = await start(true);
    expect((await stat(String(one?.kubeconfig))).mode & 0o777).toBe(0o600);
    await pods(one?.kubeconfig, 'run', 'kept', '--image=none', '--restart=Never');
    expect(await pods(two?.kubeconfig, 'get', 'pods', '--output=name')).toBe('');
    await Promise.all([one?.stop(), two?.stop()]);

    const [again, other] = await start(false);
    const phase = ['get', 'pod', 'kept', '--output=jsonpath={.status.phase}'];
    expect(await pods(again?.kubeconfig, ...phase)).toBe('Pending');
    await Promise.all([again?.stop(), other?.stop()]);
  },
);
