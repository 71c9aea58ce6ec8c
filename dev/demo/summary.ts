import { runPath } from '../../src/prowjob/storage-path.ts';
import { jobPage, REPO } from './configuration.ts';
import type { Installation } from './installation.ts';
import type { Run } from './pull-request.ts';
import { parseRepoName } from '../../src/prowjob/ids.ts';

/** What happened, for the person who started it: the verdict, its times, the end of the log, and where to look. */
export async function summary(installation: Installation, run: Run): Promise<string> {
  const { temporal, kubernetes, product, github, store } = installation;
  const path = runPath(
    { type: 'presubmit', job: 'unit', refs: { ...parseRepoName(REPO), pulls: [pullOf(run)] } },
    run.buildId,
    { path_strategy: 'explicit' },
  );
  const log = await store.artifacts.get(`${path}/build-log.txt`);
  const lines = [
    '',
    `Pull request ${REPO}#${String(run.number)}, commit ${run.headSha.slice(0, 12)}, merged into main in a Pod and tested.`,
    `  status "pending" ${String(run.pendingAfterMs)} ms after the webhook`,
    `  status "${run.verdict}" ${(run.verdictAfterMs / 1000).toFixed(1)} s after the webhook: ${run.description.trim()}`,
    '',
    `The end of its log, s3://${store.bucket}/${path}/build-log.txt:`,
    ...endOf(log),
    '',
    `  job         ${jobPage(temporal.uiUrl, run.prowJob)}`,
    `  Temporal    ${temporal.uiUrl}   (gRPC ${temporal.address})`,
    `  API         ${product.apiUrl}   (webhook /hook, /healthz, /readyz)`,
    `  GitHub      ${github.apiUrl}   (emulator)`,
    `  Kubernetes  KUBECONFIG=${kubernetes.kubeconfig}`,
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function pullOf({ number, headSha }: Run): { number: number; author: string; sha: string } {
  return { number, author: '', sha: headSha };
}

function endOf(log: Uint8Array | undefined): readonly string[] {
  if (log === undefined) return ['  (no log was stored)'];
  const lines = new TextDecoder().decode(log).trimEnd().split('\n');
  return lines.slice(-12).map((line) => `  | ${line}`);
}
