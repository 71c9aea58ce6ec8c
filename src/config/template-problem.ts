import { parseTemplate } from '../prowjob/go-template.ts';

/** Why a text is no template over a ProwJob, as half a sentence; `undefined` for a good one. */
export function templateProblem(source: string): string | undefined {
  const parsed = parseTemplate(source);
  return parsed.ok ? undefined : parsed.says.replace(/^template: /, '');
}
