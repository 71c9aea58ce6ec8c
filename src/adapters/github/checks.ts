import type { CodeHost } from '../../ports/code-host.ts';
import type { CheckRun } from '../../prowjob/check-run.ts';
import type { RepoName } from '../../prowjob/ids.ts';
import type { Parameters, Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import { CheckRunId, CheckRuns, readAs } from './wire.ts';

/** Of one name on one commit; GitHub keeps 1,000. */
const CHECK_PAGES = 10;
/** Check runs that are not complete yet; one weighs about 100 bytes. */
const REMEMBERED = 20_000;

/**
 * Check runs, which only a GitHub App may write. The worker that made one remembers its id until it is complete, so that
 * most jobs cost two calls; another worker finds it by its external id.
 */
export function checks(sessions: Sessions): Pick<CodeHost, 'setCheckRun'> {
  const ids = new Map<string, number>();
  const remember = ({ externalId, progress }: CheckRun, id: number): void => {
    ids.delete(externalId);
    if (progress.status === 'completed') return;
    ids.set(externalId, id);
    for (const oldest of ids.keys()) {
      if (ids.size <= REMEMBERED) break;
      ids.delete(oldest);
    }
  };
  return {
    async setCheckRun(repo, sha, run, { isFirst, urgency }) {
      const session = (await sessions.of(repo)).urgent(urgency);
      if (!(await session.mayWrite('checks'))) return false;
      const known = ids.get(run.externalId);
      const id = known ?? (isFirst ? undefined : await find(session, repo, sha, run));
      remember(
        run,
        await (id === undefined ? create(session, repo, sha, run) : update(session, repo, id, run)),
      );
      return true;
    },
  };
}

async function find(
  session: Session,
  { org, repo }: RepoName,
  sha: string,
  { name, externalId }: CheckRun,
): Promise<number | undefined> {
  const route = 'GET /repos/{org}/{repo}/commits/{sha}/check-runs';
  const asked = { org, repo, sha, check_name: name, filter: 'all' };
  const pages = await session.askAll(route, asked, CHECK_PAGES);
  return pages
    .flatMap((page) => readAs(CheckRuns, page, route).check_runs)
    .find(({ external_id }) => external_id === externalId)?.id;
}

/** Not asked twice by itself: there would be two. */
async function create(
  session: Session,
  { org, repo }: RepoName,
  sha: string,
  run: CheckRun,
): Promise<number> {
  const route = 'POST /repos/{org}/{repo}/check-runs';
  const { data } = await session.askOnce(route, { org, repo, head_sha: sha, ...bodyOf(run) });
  return readAs(CheckRunId, data, route).id;
}

async function update(
  session: Session,
  { org, repo }: RepoName,
  id: number,
  run: CheckRun,
): Promise<number> {
  await session.ask('PATCH /repos/{org}/{repo}/check-runs/{id}', { org, repo, id, ...bodyOf(run) });
  return id;
}

function bodyOf(run: CheckRun): Parameters {
  const { progress, title, summary, text } = run;
  const isDone = progress.status === 'completed';
  return {
    name: run.name,
    external_id: run.externalId,
    status: progress.status,
    output: { title, summary, ...(text !== '' && { text }) },
    ...(run.detailsUrl && { details_url: run.detailsUrl }),
    ...(run.startedAt && { started_at: run.startedAt }),
    ...(isDone && { conclusion: progress.conclusion }),
    ...(isDone && progress.completedAt && { completed_at: progress.completedAt }),
  };
}
