import { withoutCodeBlocks } from './code-blocks.ts';

/**
 * Could a comment start a job whose trigger is not known yet, such as one of the repository's own before they are read?
 * Only one with a line that begins with a slash, so that talk costs no call. Prow reads them for every comment:
 * pkg/plugins/trigger/generic-comment.go `handleGenericComment`.
 */
export function couldBeCommand(body: string): boolean {
  return /^[ \t]*\//m.test(withoutCodeBlocks(body));
}
