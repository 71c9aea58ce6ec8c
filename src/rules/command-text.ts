import { withoutCodeBlocks } from './code-blocks.ts';

/**
 * What of a comment or description may hold commands: all but code blocks and HTML comments, in which templates show
 * the commands that there are. Prow: pkg/plugins/label/label.go `handleComment`, which leaves code blocks in.
 */
export function commandText(body: string): string {
  return withoutHtmlComments(withoutCodeBlocks(body));
}

/** One that never closes stays. Searched step by step, so that many that are open cost no more than one. */
function withoutHtmlComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    const end = start === -1 ? -1 : text.indexOf('-->', start + 4);
    if (end === -1) break;
    kept.push(text.slice(from, start));
    from = end + 3;
  }
  return [...kept, text.slice(from)].join('');
}
