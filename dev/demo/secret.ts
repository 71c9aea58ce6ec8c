import type { Progress } from '../progress.ts';
import { run } from '../stack/command.ts';
import { kubectlBinary } from '../stack/tools.ts';

export interface SecretOptions {
  readonly kubeconfig: string;
  readonly namespace: string;
  readonly name: string;
  /** Text by key. */
  readonly data: Readonly<Record<string, string>>;
  readonly progress: Progress;
}

/** Puts a Secret into a cluster, over one that is there. It goes through standard input: arguments can be listed. */
export async function putSecret({
  kubeconfig,
  namespace,
  name,
  data,
  progress,
}: SecretOptions): Promise<void> {
  const kubectl = await kubectlBinary(progress);
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    stringData: data,
  };
  const args = [
    `--kubeconfig=${kubeconfig}`,
    'apply',
    '--server-side',
    '--force-conflicts',
    '-f',
    '-',
  ];
  await run(kubectl, args, { input: JSON.stringify(secret) });
}
