import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PodCluster } from '../../src/ports/cluster.ts';
import type { PodFacts } from '../../src/prowjob/pod-facts.ts';
import type { ClusterAnswer, ClusterCall } from './remote-cluster.ts';

const MAIN = fileURLToPath(new URL('./worker-process.ts', import.meta.url));

export interface WorkerPlace {
  readonly address: string;
  readonly taskQueue: string;
  readonly codePath: string;
  /** The cluster that outlives every worker. */
  readonly cluster: PodCluster;
}

/** A worker in a process of its own. */
export interface KillableWorker {
  /** Ends the process without a chance to finish anything. */
  kill(): Promise<void>;
}

export function startKillableWorker(place: WorkerPlace): KillableWorker {
  const { address, taskQueue, codePath, cluster } = place;
  const child = fork(MAIN, [address, taskQueue, codePath]);
  const end = new AbortController();
  child.on('message', (call: ClusterCall) => void answer(child, cluster, call, end.signal));
  child.on('exit', () => {
    end.abort();
  });
  return {
    async kill() {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

async function answer(
  child: ChildProcess,
  cluster: PodCluster,
  { id, method, argument }: ClusterCall,
  signal: AbortSignal,
): Promise<void> {
  // A process that is killed hears no more.
  const say = (what: ClusterAnswer): void => {
    if (child.connected) child.send(what);
  };
  const handlers = {
    seen: (pod: Parameters<typeof seenBy>[1]) => {
      say(seenBy(id, pod, 'seen'));
    },
    gone: (pod: Parameters<typeof seenBy>[1]) => {
      say(seenBy(id, pod, 'gone'));
    },
  };
  const done = (value?: PodFacts): void => {
    say({ id, kind: 'done', ...(value && { value }) });
  };
  switch (method) {
    case 'createPod':
    case 'readPod':
      done(await cluster[method](argument));
      return;
    case 'deletePod':
      await cluster.deletePod(argument);
      done();
      return;
    case 'watchPods':
      await cluster.watchPods(argument, handlers, signal);
      done();
  }
}

function seenBy(
  id: number,
  pod: Extract<ClusterAnswer, { kind: 'seen' | 'gone' }>['pod'],
  kind: 'seen' | 'gone',
): ClusterAnswer {
  return { id, kind, pod };
}
