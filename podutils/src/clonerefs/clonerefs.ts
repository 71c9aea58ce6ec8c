import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Refs } from '../../../src/prowjob/refs.ts';
import { messageOf, type Log } from '../log.ts';
import { PodutilsError } from '../podutils-error.ts';
import { cloneOne, type CloneSettings } from './clone-one.ts';
import { cloneRecord, type CloneRecord, type CommandRecord } from './clone-record.ts';
import type { ClonerefsOptions } from './clonerefs-options.ts';
import { findLogin } from './find-login.ts';
import { FETCH_RETRIES_MS } from './recorder.ts';
import { runCommand } from './run-command.ts';
import { addHostFingerprints, addSshKeys, stopSshAgent, type SetUp } from './ssh.ts';

/** Protocols that reach no file of the Pod. Who wants another sets git's own variable GIT_ALLOW_PROTOCOL. */
const PROTOCOLS = 'https:http:ssh:git';

/** The record of the set-up stands for no repository. */
const NO_REFS: Refs = { org: '', repo: '' };

/**
 * Checks out all refs and writes clone.json. A checkout that fails is no error, unless `fail` is set: initupload reports
 * it. Throws NOT_CLONED. Prow: pkg/clonerefs/run.go `Run`.
 */
export async function clonerefs(
  options: ClonerefsOptions,
  env: NodeJS.ProcessEnv,
  log: Log,
  retryDelaysMs: readonly number[] = FETCH_RETRIES_MS,
): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'clonerefs-'));
  try {
    const gitEnv = gitEnvironment(env, scratch);
    const records = await createRecords(options, { gitEnv, scratch, log, retryDelaysMs });
    await writeFile(options.log, JSON.stringify(records), { mode: 0o644 });
    const failed = records.filter((record) => record.failed).length;
    if (options.fail && failed > 0) {
      throw new PodutilsError('NOT_CLONED', `${String(failed)} clone records failed`);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

interface Surroundings {
  readonly gitEnv: NodeJS.ProcessEnv;
  readonly scratch: string;
  readonly log: Log;
  readonly retryDelaysMs: readonly number[];
}

async function createRecords(
  options: ClonerefsOptions,
  { gitEnv, scratch, log, retryDelaysMs }: Surroundings,
): Promise<readonly CloneRecord[]> {
  const setUp = await prepare(options, gitEnv, scratch);
  const first = cloneRecord(NO_REFS, setUp.commands, { failed: setUp.failed });
  try {
    if (setUp.failed) return [first];
    const login = await findLogin(options);
    const settings: CloneSettings = {
      srcRoot: options.src_root,
      userName: options.git_user_name,
      userEmail: options.git_user_email,
      cookiePath: options.cookie_path,
      env: gitEnv,
      sshEnv: setUp.env,
      protocols: (gitEnv['GIT_ALLOW_PROTOCOL'] ?? PROTOCOLS).split(':'),
      apiEndpoints: options.github_api_endpoints,
      login,
      retryDelaysMs,
      log,
    };
    return [first, ...(await cloneAll(options, settings))];
  } catch (error) {
    const command: CommandRecord = { command: 'prowflow: log in', error: messageOf(error) };
    return [cloneRecord(NO_REFS, [...setUp.commands, command], { failed: true })];
  } finally {
    stopSshAgent(setUp.env);
  }
}

/** The records in the order of the refs, whichever is done first. */
async function cloneAll(
  { refs, max_parallel_workers }: ClonerefsOptions,
  settings: CloneSettings,
): Promise<readonly CloneRecord[]> {
  const records: CloneRecord[] = [];
  const queue = [...refs.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, one] = next;
      records[index] = await cloneOne(one, settings);
    }
  };
  await Promise.all(Array.from({ length: max_parallel_workers || refs.length }, work));
  return records;
}

async function prepare(
  options: ClonerefsOptions,
  env: NodeJS.ProcessEnv,
  scratch: string,
): Promise<SetUp> {
  const steps: readonly (() => Promise<SetUp>)[] = [
    ...(options.key_files.length > 0 ? [() => addSshKeys(options.key_files, env)] : []),
    ...(options.host_fingerprints.length > 0
      ? [() => addHostFingerprints(options.host_fingerprints, scratch)]
      : []),
    ...(needsGlobalCookies(options) ? [() => useCookies(options.cookie_path, env)] : []),
  ];
  let all: SetUp = { env: [], commands: [], failed: false };
  for (const step of steps) {
    if (all.failed) break;
    const { env: more, commands, failed } = await step();
    all = { env: [...all.env, ...more], commands: [...all.commands, ...commands], failed };
  }
  return all;
}

/** Submodules do not see a repository's own configuration. Prow: pkg/clonerefs/run.go `needsGlobalCookiePath`. */
function needsGlobalCookies({ cookie_path, refs }: ClonerefsOptions): boolean {
  return cookie_path !== '' && refs.some((one) => !one.skip_submodules);
}

async function useCookies(path: string, env: NodeJS.ProcessEnv): Promise<SetUp> {
  const args = ['config', '--global', 'http.cookiefile', path];
  const result = await runCommand('git', args, { dir: '/', env });
  const command = `git config --global http.cookiefile ${JSON.stringify(path)}`;
  return { env: [], commands: [{ command, ...result }], failed: result.error !== undefined };
}

/** Git asks nobody, and its global configuration is one that any user may write. */
function gitEnvironment(env: NodeJS.ProcessEnv, scratch: string): NodeJS.ProcessEnv {
  return {
    GIT_ALLOW_PROTOCOL: PROTOCOLS,
    ...env,
    CLONEREFS_OPTIONS: undefined,
    GIT_CONFIG_GLOBAL: join(scratch, 'gitconfig'),
    GIT_TERMINAL_PROMPT: '0',
    GIT_MERGE_AUTOEDIT: 'no',
  };
}
