import { describe, expect, it } from 'vitest';
import { gitHubCommentReporter } from '../../../src/activities/reporters/github-comment.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import type { ProwJob } from '../../../src/prowjob/spec.ts';
import { rowsIn } from '../../../src/reports/failure-table.ts';
import { ended, failed } from '../../reports/failed-run.ts';
import { CONFIG } from '../../workflows/config.ts';
import { far } from '../far-error.ts';

/** A pull request's comments of the bot, as GitHub would keep them; each call takes a moment. */
function conversation() {
  let nextId = 1;
  const comments = new Map<number, string>();
  const calls: string[] = [];
  const moment = () => new Promise((resolve) => setTimeout(resolve, 1));
  return {
    comments,
    calls,
    codeHost: {
      botComments: async () => {
        calls.push('list');
        const now = [...comments].map(([id, body]) => ({ id, body }));
        await moment();
        return now;
      },
      comment: async (_repo: unknown, _number: number, body: string) => {
        calls.push('create');
        await moment();
        comments.set(nextId, body);
        nextId += 1;
      },
      editComment: async (_repo: unknown, id: number, body: string) => {
        calls.push('edit');
        await moment();
        comments.set(id, body);
      },
      deleteComment: async (_repo: unknown, id: number) => {
        calls.push('delete');
        await moment();
        comments.delete(id);
      },
    },
  };
}

type Conversation = ReturnType<typeof conversation>;

interface Scene {
  readonly config?: string;
  /** What plank says. */
  readonly plank?: string;
  readonly runs?: readonly ProwJob[];
  readonly warn?: (message: string) => void;
}

function reporterOn({ codeHost }: Pick<Conversation, 'codeHost'>, scene: Scene = {}) {
  const { config = '', plank = '', runs = [], warn = () => undefined } = scene;
  const loaded = loadConfig({
    main: { path: 'config.yaml', text: `plank: { ${plank} }\n${config}` },
    jobs: [],
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return gitHubCommentReporter({
    codeHost,
    config: { current: () => ({ ...CONFIG, config: loaded.value }) },
    pullRuns: { ofCommit: () => Promise.resolve(runs) },
    warn,
  });
}

const FINAL = { isFinal: true, isSuperseded: false };

function namesIn({ comments }: Conversation): readonly string[] {
  return [...comments.values()].flatMap((body) => rowsIn(body).map(({ name }) => name));
}

describe('who is told of in comments', () => {
  const reporter = reporterOn(conversation());
  const pulls = [1, 2].map((number) => ({ number, author: 'bob', sha: 'abc' }));
  const withSpec = (spec: Partial<ProwJob['spec']>): ProwJob => {
    const job = failed('unit');
    return { ...job, spec: { ...job.spec, ...spec } };
  };

  it.each<[string, ProwJob, object, boolean]>([
    ['a run of one pull request', failed('unit'), {}, true],
    ['a run that goes on', failed('unit'), { isFinal: false }, false],
    ['a run that a newer one replaces', failed('unit'), { isSuperseded: true }, false],
    ['a run that wants no report', withSpec({ report: false }), {}, false],
    ['a batch', withSpec({ type: 'batch' }), {}, false],
    [
      'a run of several pull requests',
      withSpec({ refs: { org: 'o', repo: 'r', pulls } }),
      {},
      false,
    ],
    ['a run of none', withSpec({ type: 'postsubmit', refs: { org: 'o', repo: 'r' } }), {}, false],
  ])('%s', (_what, job, more, expected) => {
    expect(reporter.wants({ job, ...FINAL, ...more })).toBe(expected);
  });

  it.each([
    ['its repository', 'org/repo', false],
    ['its org', 'org', false],
    ['another repository', 'org/other', true],
  ])('no run where no_comment_repos has %s', (_what, repo, expected) => {
    const quiet = reporterOn(conversation(), {
      config: `github_reporter: { no_comment_repos: [${repo}] }`,
    });
    expect(quiet.wants({ job: failed('unit'), ...FINAL })).toBe(expected);
  });
});

describe('a report comment', () => {
  it('has a row for each of many runs that fail at the same moment', async () => {
    const talk = conversation();
    const reporter = reporterOn(talk);
    const names = ['a', 'b', 'c', 'd'];
    await Promise.all(names.map((name) => reporter.tell({ job: failed(name), ...FINAL }, false)));
    expect(namesIn(talk)).toEqual(names);
    expect(talk.comments.size).toBe(1);
  });

  it('has all rows when two workers write at the same moment', async () => {
    const talk = conversation();
    const workers = [reporterOn(talk), reporterOn(talk)];
    await Promise.all(
      workers.map((worker, n) => worker.tell({ job: failed(`job-${String(n)}`), ...FINAL }, false)),
    );
    expect(namesIn(talk).toSorted()).toEqual(['job-0', 'job-1']);
    expect(talk.comments.size).toBe(1);
  });

  it('costs one look when there is nothing to change', async () => {
    const talk = conversation();
    await reporterOn(talk).tell({ job: ended('unit', 'success'), ...FINAL }, false);
    expect(talk.calls).toEqual(['list']);
  });

  it('has the text of the template of the narrowest scope', async () => {
    const talk = conversation();
    const plank = "report_templates: { '*': everywhere, org/repo: 'See {{.Spec.Job}} there.' }";
    await reporterOn(talk, { plank }).tell({ job: failed('unit'), ...FINAL }, false);
    expect([...talk.comments.values()][0]).toContain('\n\nSee unit there.\n\n');
  });

  it('goes without a template that does not fit, of which operators are told', async () => {
    const talk = conversation();
    const warnings: string[] = [];
    const plank = "report_template: '{{index .Spec.Refs.Pulls 7}}'";
    const warn = (message: string): void => {
      warnings.push(message);
    };
    await reporterOn(talk, { plank, warn }).tell({ job: failed('unit'), ...FINAL }, false);
    expect(namesIn(talk)).toEqual(['unit']);
    expect(warnings).toMatchObject([expect.stringContaining('report template for job unit')]);
  });

  it('of a pull request that is gone is no error, and any other refusal is one', async () => {
    const refusing = (code: string) => ({
      ...conversation().codeHost,
      botComments: () => Promise.reject(far(code, 'no')),
    });
    const tell = (code: string) =>
      reporterOn({ codeHost: refusing(code) }).tell({ job: failed('unit'), ...FINAL }, false);
    await expect(tell('NOT_FOUND')).resolves.toBeUndefined();
    await expect(tell('UNAVAILABLE')).rejects.toThrow('no');
  });
});

describe('a summary comment', () => {
  const config = 'github_reporter: { summary_comment_repos: [org/repo] }';
  const going = { ...failed('lint'), status: { state: 'pending' as const } };

  it('waits until all runs of the commit are over', async () => {
    const talk = conversation();
    const reporter = reporterOn(talk, { config, runs: [going] });
    await reporter.tell({ job: failed('unit'), ...FINAL }, false);
    expect(talk.calls).toEqual([]);
  });

  it('tells of all of them at once', async () => {
    const talk = conversation();
    const runs = [failed('lint'), ended('docs', 'success'), ended('unit', 'success')];
    await reporterOn(talk, { config, runs }).tell({ job: failed('unit'), ...FINAL }, false);
    expect(namesIn(talk)).toEqual(['lint', 'unit']);
  });
});
