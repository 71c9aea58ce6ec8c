import { clonePath } from '../../../src/prowjob/clone-path.ts';
import { joinPath } from '../../../src/prowjob/join-path.ts';
import type { Refs } from '../../../src/prowjob/refs.ts';
import { messageOf, type Log } from '../log.ts';
import { refsProblem } from './check-refs.ts';
import { cloneRecord, type CloneRecord } from './clone-record.ts';
import { baseCommands, git, pullCommands, type Checkout } from './git-commands.ts';
import { createRecorder, nanosecondsSince, type Recorder } from './recorder.ts';
import { mayLogIn, repositoryUri, withLogin, type Login } from './repository-uri.ts';

/** What all checkouts of a Pod share. */
export interface CloneSettings {
  readonly srcRoot: string;
  readonly userName: string;
  readonly userEmail: string;
  readonly cookiePath: string;
  /** The environment of git, and what is set in it for SSH, which the records show. */
  readonly env: NodeJS.ProcessEnv;
  readonly sshEnv: readonly string[];
  readonly protocols: readonly string[];
  readonly apiEndpoints: readonly string[];
  /** A login for the repositories of an organization, if there is one. */
  readonly login: ((org: string) => Promise<Login>) | undefined;
  /** How long to wait before each next try of a fetch, in milliseconds. */
  readonly retryDelaysMs: readonly number[];
  readonly log: Log;
}

/**
 * Checks out refs and merges their pull requests. Whatever goes wrong is in the record, which then has `failed`; never
 * throws. Prow: pkg/pod-utils/clone/clone.go `Run`, which forgets `failed` when it gets no token.
 */
export async function cloneOne(refs: Refs, settings: CloneSettings): Promise<CloneRecord> {
  const startedAt = performance.now();
  const refused = (what: string, error: string): CloneRecord => {
    settings.log.error(error, { repo: `${refs.org}/${refs.repo}` });
    return cloneRecord(refs, [{ command: what, error }], { failed: true });
  };
  const problem = refsProblem(refs, settings.protocols);
  if (problem !== undefined) return refused('prowflow: check the refs', problem);
  let login: Login | undefined;
  try {
    login = await loginFor(refs, settings);
  } catch (error) {
    return refused(`prowflow: get a token for ${refs.org}`, messageOf(error));
  }
  const checkout = checkoutOf(refs, settings, login);
  const recorder = createRecorder(settings, secretsOf(login));
  const sha = await follow(refs, checkout, recorder);
  return cloneRecord(refs, recorder.commands, {
    ...(sha === undefined ? { failed: true } : { final_sha: sha }),
    duration: nanosecondsSince(startedAt),
  });
}

/** The commit that is checked out in the end; undefined when a command failed. */
async function follow(
  refs: Refs,
  checkout: Checkout,
  recorder: Recorder,
): Promise<string | undefined> {
  if (!(await recorder.run(baseCommands(refs, checkout)))) return undefined;
  const shown = await recorder.ask(git(['show', '-s', '--format=format:%ct', 'HEAD'], checkout));
  if (shown === undefined) return undefined;
  if (!(await recorder.run(pullCommands(refs, checkout, Number(shown))))) return undefined;
  return recorder.ask(git(['rev-parse', 'HEAD'], checkout));
}

function checkoutOf(refs: Refs, settings: CloneSettings, login: Login | undefined): Checkout {
  const uri = repositoryUri(refs);
  return {
    dir: joinPath(settings.srcRoot, 'src', clonePath(refs)),
    uri: login === undefined ? uri : withLogin(uri, login),
    env: settings.sshEnv,
    userName: settings.userName,
    userEmail: settings.userEmail,
    cookiePath: settings.cookiePath,
  };
}

async function loginFor(refs: Refs, settings: CloneSettings): Promise<Login | undefined> {
  if (settings.login === undefined) return undefined;
  if (mayLogIn(repositoryUri(refs), settings.apiEndpoints)) return settings.login(refs.org);
  settings.log.info('Cloning without the token: it is not for this host', {
    repo: `${refs.org}/${refs.repo}`,
  });
  return undefined;
}

/** A token and what it looks like inside an address. */
function secretsOf(login: Login | undefined): readonly string[] {
  if (login === undefined) return [];
  const words = [login.user, login.password].filter((word) => word !== '' && !PUBLIC.has(word));
  return words.flatMap((word) => [...new Set([word, encodeURIComponent(word)])]);
}

/** The halves of a login that GitHub fixes. */
const PUBLIC = new Set(['x-oauth-basic', 'x-access-token']);
