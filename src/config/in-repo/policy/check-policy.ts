import type { DecorationConfig } from '../../../prowjob/decoration-config.ts';
import type { PodSpec } from '../../../prowjob/pod-spec.ts';
import { jobProblem } from '../../checks/loaded-job.ts';
import type { LoadedPostsubmit, LoadedPresubmit } from '../../checks/loaded-job.ts';
import type { Problem } from '../../problem.ts';
import type { BaseFields } from '../../schema/job.ts';
import type { Finding, Scope } from './finding.ts';
import { FORMS } from './forms.ts';
import { JOB } from './job.ts';
import type { Policy } from './policy.ts';

type Job = LoadedPresubmit | LoadedPostsubmit;

/** A job, and the fields as its repository wrote them. */
export interface JudgedJob {
  readonly job: Job;
  readonly written: BaseFields;
}

/**
 * What a job that a repository defines may not do. It is judged as it will run, with what presets add to its Pod;
 * the decoration that operators give every job is theirs and not judged.
 */
export function policyProblems({ job, written }: JudgedJob, policy: Policy): readonly Problem[] {
  const scope = scopeOf(job, policy);
  const subject = { ...written, context: job.job.context, spec: job.fields.spec };
  const found = [
    ...FORMS(subject, [], scope),
    ...(policy.isTrusted ? [] : withOrigin(JOB(subject, [], scope), written, scope)),
  ];
  return found.map(({ path, says }) => ({
    ...jobProblem(job, path, says),
    rule: 'in-repo-policy',
  }));
}

function scopeOf({ repo, fields }: Job, policy: Policy): Scope {
  const { spec, decoration_config: decoration } = fields;
  return {
    policy,
    repo,
    account: accountOf(spec, decoration),
    volumes: new Set(spec?.volumes?.map(({ name }) => name)),
    cloneHosts: ['github.com', ...(decoration?.github_api_endpoints ?? []).flatMap(hostOf)],
    hasCloneSecrets: hasCloneSecrets(decoration ?? {}),
  };
}

/** Prow: pkg/pod-utils/decorate/podspec.go `decorate`: a decorated Pod without an account gets that of the upload. */
function accountOf(spec: PodSpec | undefined, decoration: DecorationConfig | undefined): string {
  const { serviceAccountName, serviceAccount } = spec ?? {};
  if (serviceAccountName) return serviceAccountName;
  if (typeof serviceAccount === 'string' && serviceAccount !== '') return serviceAccount;
  return decoration?.default_service_account_name || 'default';
}

/** The host of an API endpoint, where the repositories are, too. */
function hostOf(endpoint: string): readonly string[] {
  const [, host] = /^https?:\/\/(?:api\.)?([\w.-]+)/i.exec(endpoint) ?? [];
  return host === undefined ? [] : [host.toLowerCase()];
}

function hasCloneSecrets(decoration: DecorationConfig): boolean {
  const { cookiefile_secret, oauth_token_secret, github_app_private_key_secret } = decoration;
  const { ssh_key_secrets = [] } = decoration;
  const single = [cookiefile_secret, oauth_token_secret?.name, github_app_private_key_secret?.name];
  return ssh_key_secrets.length > 0 || single.some((name) => name);
}

/** Says of what the job does not say itself where it comes from. */
function withOrigin(
  found: readonly Finding[],
  { spec }: BaseFields,
  scope: Scope,
): readonly Finding[] {
  if (found.length === 0) return [];
  const own = new Set(JOB({ spec }, [], scope).map(keyOf));
  return found.map((finding) => {
    const isOwn = finding.path[0] !== 'spec' || own.has(keyOf(finding));
    return isOwn
      ? finding
      : { ...finding, says: `${finding.says} (a preset of its labels has it)` };
  });
}

function keyOf({ path, says }: Finding): string {
  return `${path.join('.')} ${says}`;
}
