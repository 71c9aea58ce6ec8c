import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFiles } from '../../../src/cli/checkconfig/check-files.ts';
import { addCheckOptions } from '../../../src/cli/checkconfig/options.ts';
import type { CheckOptions } from '../../../src/cli/checkconfig/options.ts';
import { addConfigOptions, addPluginConfigOptions } from '../../../src/cli/config-options.ts';
import { addGitHubOptions } from '../../../src/cli/github-options.ts';
import type { Report } from '../../../src/cli/problems/report.ts';
import { problemText } from '../../../src/config/problem.ts';
import { MAIN, presubmit } from '../../config/sample.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'prowflow-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(directory, path)), { recursive: true });
  await writeFile(join(directory, path), text);
}

/** Runs the given rules as the command would. */
async function check(rules: readonly string[], ...args: readonly string[]): Promise<Report> {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addConfigOptions(command);
  addPluginConfigOptions(command);
  addGitHubOptions(addCheckOptions(command));
  const config = ['--config-path', join(directory, 'config.yaml')];
  command.parse([...config, ...args], { from: 'user' });
  const chosen = { rules: new Set(rules), notes: new Set(['unknown-fields-all']) };
  return checkFiles(command.opts<CheckOptions>(), chosen, command);
}

const texts = (problems: Report['errors']): readonly string[] =>
  problems.map((problem) => problemText(problem).replaceAll(`${directory}/`, ''));

describe('a configuration', () => {
  it('is counted, and checked by the chosen rules', async () => {
    await write('config.yaml', `${MAIN}\nodd: 1\n`);
    await write('jobs/a.yaml', presubmit());
    const report = await check(['unknown-fields'], '--job-config-path', join(directory, 'jobs'));
    expect(report).toMatchObject({ errors: [], files: 2, jobs: 1, notChecked: [] });
    expect(texts(report.warnings)).toEqual([
      'config.yaml:13:6: the field odd is not known here: it is ignored',
    ]);
    expect(report.warnings[0]?.sourceLine).toBe('odd: 1');
  });

  it('has warnings beside its problems', async () => {
    await write('config.yaml', presubmit('max_concurrency: -1'));
    const report = await check(['non-decorated-jobs']);
    expect(texts(report.errors)).toEqual([
      'config.yaml:5:22: presubmit unit of org/repo: max_concurrency must not be negative; 0 is no limit',
    ]);
    expect(report.warnings.map(({ rule }) => rule)).toEqual(['non-decorated-jobs']);
  });

  it('that is not there is a problem, and what it would have said is not missed', async () => {
    await write('jobs.yaml', presubmit());
    const report = await check(
      ['non-decorated-jobs'],
      '--job-config-path',
      join(directory, 'jobs.yaml'),
    );
    expect(report.warnings).toEqual([]);
    expect(texts(report.errors)).toEqual([
      'config.yaml: the file cannot be read: there is no such file',
    ]);
  });

  it('is not held against a plugins.yaml that cannot be read', async () => {
    await write('config.yaml', `${MAIN}${presubmit()}`);
    await write('plugins.yaml', 'plugins: {');
    const plugins = ['--plugin-config', join(directory, 'plugins.yaml')];
    const report = await check(['missing-trigger'], ...plugins);
    expect(report).toMatchObject({ warnings: [], errors: [{ rule: 'yaml' }] });
  });

  it('tells which rules had nothing to look at', async () => {
    await write('config.yaml', MAIN);
    const { notChecked } = await check(['missing-trigger', 'non-decorated-jobs']);
    expect(notChecked).toEqual(['missing-trigger']);
  });

  it('may have supplemental files, which stay in their directories', async () => {
    await write('config.yaml', MAIN);
    await write('more/org/_prowconfig.yaml', 'tide: {queries: [{orgs: [other]}]}');
    const rule = 'validate-supplemental-prow-config-hierarchy';
    const report = await check([rule], '--supplemental-prow-config-dir', join(directory, 'more'));
    expect(texts(report.warnings)).toEqual([
      'more/org/_prowconfig.yaml:1:26: a file in org speaks of org only, not of other',
    ]);
  });

  it('is held against the states of the build clusters', async () => {
    await write('clusters.json', '{"default": "Reachable"}');
    const plank = `plank: {build_cluster_status_file: ${join(directory, 'clusters.json')}}`;
    await write('config.yaml', `${plank}\n${presubmit('cluster: other')}`);
    const { warnings } = await check(['validate-cluster-field']);
    expect(texts(warnings)).toEqual([
      'config.yaml:6:14: presubmit unit of org/repo: there is no build cluster other; the status file has default',
    ]);
  });
});

it('what cannot be read of the build clusters is a warning, and the rest is checked', async () => {
  await write('clusters.json', 'none');
  const plank = `plank: {build_cluster_status_file: ${join(directory, 'clusters.json')}}`;
  await write('config.yaml', `${plank}\n${presubmit()}`);
  const { warnings } = await check(['validate-cluster-field', 'non-decorated-jobs']);
  expect(warnings.map(({ rule }) => rule)).toEqual([
    'non-decorated-jobs',
    'validate-cluster-field',
  ]);
});

it('what is told as a note is not told again when it is a warning', async () => {
  await write('config.yaml', 'odd: 1');
  await write('jobs.yaml', presubmit('always_runs: true'));
  const jobs = ['--job-config-path', join(directory, 'jobs.yaml')];
  const report = await check(['unknown-fields'], ...jobs);
  expect(report.warnings).toHaveLength(1);
  expect(texts(report.notes)).toEqual([
    'jobs.yaml:5:18: the field always_runs is not known here: it is ignored',
  ]);
});

it('what Prow loads and refuses afterwards is a problem', async () => {
  await write(
    'config.yaml',
    `${MAIN}tide: {context_options: {optional-contexts: [a], required-contexts: [a]}}`,
  );
  const report = await check([]);
  expect(report.errors.map(({ rule }) => rule)).toEqual(['tide-context-options']);
  expect(report.warnings).toEqual([]);
});

describe("a repository's own configuration", () => {
  const repo = ['--prow-yaml-repo-name', 'org/own'];

  beforeEach(() => write('config.yaml', MAIN));

  it('is checked with the defaults of the operators', async () => {
    await write('own/.prow.yaml', 'presubmits: [{name: unit, agent: kubernetes}]');
    const path = ['--prow-yaml-path', join(directory, 'own/.prow.yaml')];
    const report = await check([], ...repo, ...path);
    expect(texts(report.errors)).toEqual([
      'own/.prow.yaml:1:14: presubmit unit of org/own: agent kubernetes needs a spec, the Pod to run',
    ]);
    expect(report.files).toBe(2);
  });

  it('is .prow/ rather than .prow.yaml', async () => {
    await write('own/.prow.yaml', 'odd: 1');
    await write('own/.prow/a/b.yaml', 'presubmits: []');
    const path = ['--prow-yaml-path', join(directory, 'own/.prow.yaml')];
    expect((await check([], ...repo, ...path)).errors).toEqual([]);
  });

  it('must be there', async () => {
    const path = ['--prow-yaml-path', join(directory, 'none/.prow.yaml')];
    await expect(check([], ...repo, ...path)).rejects.toThrow(
      'has neither .prow nor .prow.yaml; name another --prow-yaml-path',
    );
  });
});

describe('a rule that asks GitHub', () => {
  it.each([
    ['validate-github-app-installation', [], 'asks GitHub as an App: give --github-app-id'],
    [
      'validate-github-app-installation',
      ['--github-token-path', 'token'],
      'asks GitHub as an App: give --github-app-id',
    ],
    ['verify-owners-presence', [], 'asks GitHub: give --github-token-path, or --github-app-id'],
  ])('%s is refused with %j', async (rule, account, says) => {
    await write('config.yaml', MAIN);
    await write('plugins.yaml', 'plugins: {org: {plugins: [approve]}}');
    const plugins = ['--plugin-config', join(directory, 'plugins.yaml')];
    await expect(check([rule], ...plugins, ...account)).rejects.toThrow(`the rule ${rule} ${says}`);
  });
});
