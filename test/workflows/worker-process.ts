import { readFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { createWorker } from '../../src/cli/temporal-worker.ts';
import { harnessActivities } from './harness-activities.ts';
import { quietRuntime } from './quiet-runtime.ts';
import { remoteCluster } from './remote-cluster.ts';
import { scriptedHost } from './scripted-host.ts';

/** A worker as a process, which can be killed. Its cluster is its parent's, spoken to over the channel between them. */
const [address = '', taskQueue = '', codePath = ''] = process.argv.slice(2);
quietRuntime();
process.on('disconnect', () => process.exit());
const client = new Client({ connection: await Connection.connect({ address }) });
const activities = harnessActivities({
  client,
  taskQueue,
  cluster: remoteCluster(),
  host: scriptedHost(),
});
const worker = await createWorker({
  connection: await NativeConnection.connect({ address }),
  namespace: 'default',
  taskQueue,
  clusters: ['default'],
  activities,
  workflowCode: await readFile(codePath, 'utf8'),
});
await worker.run();
