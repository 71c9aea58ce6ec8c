import { parseTemplate, render } from '../prowjob/go-template.ts';
import type { Refs } from '../prowjob/refs.ts';
import type { ProwJob, ProwJobType, SlackReporterConfig } from '../prowjob/spec.ts';

/** What the configuration says of Slack for the repository of a job. */
export interface SlackSettings extends SlackReporterConfig {
  readonly job_types_to_report?: readonly ProwJobType[];
}

/** Where a state of a job is told, and in which words. */
export interface SlackAddress {
  readonly host: string;
  readonly channel: string;
  /** A Go template over the ProwJob; the usual words without it. */
  readonly template?: string;
}

/** The workspace that needs no name. */
const USUAL_HOST = '*';

/** Slack cuts what is longer. Slack: "chat.postMessage". */
const MAX_LENGTH = 40_000;

/**
 * Where the state that a job is in is told; `undefined` when it is not. What the job says of itself goes before what the
 * configuration says, field by field; a job with a channel of its own is told whatever its type.
 * Prow: pkg/crier/reporters/slack/reporter.go `ShouldReport`.
 */
export function slackAddress(
  { spec, status }: ProwJob,
  settings: SlackSettings | undefined,
): SlackAddress | undefined {
  const own = spec.reporter_config?.slack;
  const isOfType = settings?.job_types_to_report?.includes(spec.type) ?? false;
  if (!own?.channel && !isOfType) return undefined;
  if ((own?.report ?? settings?.report) === false) return undefined;
  const states = filled(own?.job_states_to_report) ?? settings?.job_states_to_report ?? [];
  if (!states.includes(status.state ?? 'triggered')) return undefined;
  const channel = own?.channel || settings?.channel;
  if (!channel) return undefined;
  const host = own?.host || settings?.host || USUAL_HOST;
  const template = own?.report_template || settings?.report_template;
  return { host, channel, ...(template && { template }) };
}

export interface SlackText {
  readonly text: string;
  /** Why the usual words are there instead of those of the template. */
  readonly mistake?: string;
}

/**
 * What is told. A template that does not fit the job gives the usual words: in Prow such a state is never told. What a
 * pull request says of itself is shown as it is, so that its title calls nobody (`<!channel>`) and hides no link.
 */
export function slackText(job: ProwJob, template?: string): SlackText {
  const shown = withoutMarkup(job);
  if (template === undefined) return { text: usualWords(shown) };
  const parsed = parseTemplate(template);
  const rendered = parsed.ok ? render(parsed.template, shown) : parsed;
  if (rendered.ok) return { text: rendered.text.slice(0, MAX_LENGTH) };
  return { text: usualWords(shown), mistake: rendered.says };
}

/** Prow: pkg/crier/reporters/slack/reporter.go, its default template. */
function usualWords({ spec, status }: ProwJob): string {
  const { state = 'triggered', url = '' } = status;
  return `Job ${spec.job} of type ${spec.type} ended with state ${state}. <${url}|View logs>`;
}

function filled<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}

/** The same job with the words of its pull request, and those that its Pod may have chosen, escaped. */
function withoutMarkup(job: ProwJob): ProwJob {
  const { spec, status } = job;
  const { refs, extra_refs } = spec;
  return {
    ...job,
    spec: {
      ...spec,
      job: escaped(spec.job),
      ...(refs && { refs: escapedRefs(refs) }),
      ...(extra_refs && { extra_refs: extra_refs.map(escapedRefs) }),
    },
    status: {
      ...status,
      ...(status.description !== undefined && { description: escaped(status.description) }),
    },
  };
}

function escapedRefs(refs: Refs): Refs {
  const { pulls, base_ref } = refs;
  return {
    ...refs,
    ...(base_ref !== undefined && { base_ref: escaped(base_ref) }),
    ...(pulls && { pulls: pulls.map(escapedTexts) }),
  };
}

function escapedTexts<T extends object>(value: T): T;
function escapedTexts(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [
      name,
      typeof inner === 'string' ? escaped(inner) : inner,
    ]),
  );
}

/** Slack: "Formatting text for app surfaces", the three characters that mean something. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
