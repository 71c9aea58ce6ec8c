import { parseTemplate, render } from '../prowjob/go-template.ts';
import { joinPath } from '../prowjob/join-path.ts';
import { parseBucket, runPath } from '../prowjob/storage-path.ts';
import type { StorageConfig } from '../prowjob/decoration-config.ts';
import type { ProwJob } from '../prowjob/spec.ts';

/** What the configuration says of status URLs: the part of `plank` that this room needs. */
export interface JobUrlSettings {
  readonly jobUrlTemplate: string;
  /** Keys `*`, org, org/repo. */
  readonly jobUrlPrefixes: Readonly<Record<string, string>>;
  /** The URL goes without `gs` or `s3` after the prefix. */
  readonly jobUrlOmitsStorageProvider?: boolean;
}

/**
 * Where people find the results of a run: the prefix and the run's place in storage when it is decorated and a prefix is
 * configured, else what the template says; empty when the template does not fit the job, as in Prow.
 * Prow: pkg/pjutil/pjutil.go `JobURL`.
 */
export function jobUrl(prowJob: ProwJob, settings: JobUrlSettings): string {
  const storage = prowJob.spec.decoration_config?.gcs_configuration;
  const prefix = storage && prefixFor(prowJob, storage, settings);
  if (storage && prefix) {
    const { provider, location } = parseBucket(storage.bucket ?? '');
    const run = runPath(prowJob.spec, prowJob.status.build_id ?? '', storage);
    const inStore = settings.jobUrlOmitsStorageProvider ? location : joinPath(provider, location);
    return withPath(prefix, joinPath(inStore, run));
  }
  const parsed = parseTemplate(settings.jobUrlTemplate);
  const rendered = parsed.ok ? render(parsed.template, prowJob) : parsed;
  return rendered.ok ? rendered.text : '';
}

/** The most specific prefix. Prow: pkg/config/config.go `Plank.GetJobURLPrefix`. */
function prefixFor(
  { spec }: ProwJob,
  storage: StorageConfig,
  { jobUrlPrefixes }: JobUrlSettings,
): string | undefined {
  const { org, repo } = spec.refs ?? spec.extra_refs?.[0] ?? { org: '', repo: '' };
  const keys = org === '' ? ['*'] : [`${org}/${repo}`, org, '*'];
  const written = keys.filter((key) => Object.hasOwn(jobUrlPrefixes, key));
  return storage.job_url_prefix || written.map((key) => jobUrlPrefixes[key]).find(Boolean);
}

/** Adds to the path of a URL, before its query, and escapes what a path may not have. Go: net/url/url.go `String`. */
function withPath(prefix: string, path: string): string {
  const [, origin = '', base = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)(.*)$/is.exec(prefix) ?? [];
  const joined = joinPath(base, path);
  const separator = origin !== '' && !joined.startsWith('/') ? '/' : '';
  return `${origin}${separator}${escapedPath(joined)}${rest}`;
}

function escapedPath(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[^A-Za-z0-9\-_.~$&+,/:;=@%]/gu, (char) => encodeURIComponent(char))
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
