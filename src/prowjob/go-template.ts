import { evaluate } from './go-template/evaluate.ts';
import { parseNodes } from './go-template/parse.ts';
import { prowJobValue } from './go-template/prow-job-value.ts';
import { Scope } from './go-template/scope.ts';
import { TemplateError } from './go-template/template-error.ts';
import type { Node } from './go-template/syntax.ts';
import type { Value } from './go-template/value.ts';
import type { ProwJob } from './spec.ts';

/** A template that was read without mistakes. */
export interface GoTemplate {
  readonly nodes: readonly Node[];
}

/** Why there is no template, or no text. */
export interface TemplateFailure {
  readonly ok: false;
  /** A mistake, of which Go complains too, or something that Go can do and this room cannot. */
  readonly why: 'mistake' | 'not-supported';
  /** One sentence for whoever wrote the template. */
  readonly says: string;
}

export type Parsed = { readonly ok: true; readonly template: GoTemplate } | TemplateFailure;

export type Rendered = { readonly ok: true; readonly text: string } | TemplateFailure;

/**
 * Reads a template in the part of Go's text/template that Prow's users write in `job_url_template`, `report_templates`
 * and Slack's `report_template`: fields, variables, pipelines, if, with, range, comments, trimming, and the functions
 * and, or, not, eq, ne, lt, le, gt, ge, len, index, slice, print, println, printf, html, urlquery and Prow's own
 * replace. The rest of the language is known, so that a template of Go's is not taken for a mistake.
 */
export function parseTemplate(text: string): Parsed {
  return orSays(() => ({ ok: true, template: { nodes: parseNodes(text) } }));
}

/** What the template makes of a ProwJob, whose fields it calls by Go's names: `{{.Spec.Refs.Org}}`. */
export function render(template: GoTemplate, prowJob: ProwJob): Rendered {
  return rendered(template, prowJobValue(prowJob));
}

/**
 * What the template makes of a ProwJob that says nothing, which has no refs: what fails here fails for some jobs.
 * Prow: pkg/config/config.go `SlackReporter.DefaultAndValidate`.
 */
export function renderEmpty(template: GoTemplate): Rendered {
  return rendered(template, prowJobValue({}));
}

function rendered({ nodes }: GoTemplate, dot: Value): Rendered {
  const scope = new Scope();
  scope.declare('$', dot);
  return orSays(() => ({ ok: true, text: evaluate(nodes, dot, scope) }));
}

function orSays<T>(make: () => T): T | TemplateFailure {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const why = error.code === 'NOT_SUPPORTED' ? 'not-supported' : 'mistake';
    return { ok: false, why, says: `template: ${error.message}` };
  }
}
