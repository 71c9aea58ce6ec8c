import type { CloneRecord } from './clone-record.ts';

/** A record as clone-log.txt shows it to people. Prow: pkg/pod-utils/clone/format.go `FormatRecord`. */
export function formatRecord({ refs, commands = [], failed }: CloneRecord): string {
  const lines: string[] = [];
  if (failed) lines.push('# FAILED\n');
  const title =
    refs.repo === ''
      ? 'Environment setup'
      : `# Cloning ${refs.org}/${refs.repo} at ${refs.base_ref ?? ''}`;
  lines.push(`${title}${refs.base_sha ? `(${refs.base_sha})` : ''}\n`);
  if (refs.pulls !== undefined && refs.pulls.length > 0) {
    lines.push('# Checking out pulls:\n');
    for (const { number, sha } of refs.pulls) {
      lines.push(`#\t${String(number)}${sha === '' ? '' : `(${sha})`}\n`);
    }
  }
  for (const { command, output, error } of commands) {
    lines.push(`$ ${command}\n${output ?? ''}`);
    if (error) lines.push(`# Error: ${error}\n`);
  }
  return lines.join('');
}
