import { quoted } from './finding.ts';
import { each, fields, free } from './judge.ts';
import type { Judge } from './judge.ts';

/**
 * Texts of a job that become paths, lines or arguments of programs. They are judged for trusted repositories as well:
 * nobody needs what is refused here.
 */

const CONTROL = /[\x00-\x1f\x7f]/;

/** Source: git-check-ref-format(1), as far as it matters to the programs that get the name. */
const NO_REF = /^[-+/]|[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|\/$/;

/** What git fetches from without running anything: no local file, no helper (`ext::`), no option to git or ssh. */
const FETCHED =
  /^(?:(?:https?|ssh|git):\/\/(?:(?!-)[^\s/@]*@)?(?![-/@])[^\s@]+|(?:(?!-)[\w.-]+@)?(?!-)[\w.-]+:(?!:|\/\/)[^\s]*)$/i;

function shaped(isRight: (text: string) => boolean, wanted: string): Judge {
  return (value, path) => {
    if (value === '' || value === null) return [];
    if (typeof value === 'string' && isRight(value)) return [];
    const text = typeof value === 'string' ? quoted(value) : 'it';
    return [{ path, says: `${String(path.at(-1))} must be ${wanted}, not ${text}` }];
  };
}

const line = shaped(
  (text) => text.length <= 200 && !CONTROL.test(text) && !text.includes('`'),
  'one line of at most 200 characters, without backticks',
);

const notThePool = shaped((text) => text !== 'tide', 'another name than that of the merge pool');

function isPath(text: string): boolean {
  const segments = text.split('/');
  return (
    !segments.some((segment) => ['', '.', '..', '.git'].includes(segment)) &&
    !CONTROL.test(text) &&
    !text.startsWith('-')
  );
}

const path = shaped(isPath, 'a relative path without "." and ".."');
const address = shaped(
  (text) => FETCHED.test(text) && !CONTROL.test(text),
  'an address that starts with https://, http://, ssh:// or git://, or has the form host:path',
);
const files = each(
  shaped((text) => !text.startsWith('-') && !CONTROL.test(text), 'a path without a "-" in front'),
);

const REFS = fields(
  {
    base_ref: shaped((text) => !NO_REF.test(text), 'the name of a branch or tag'),
    base_sha: shaped((text) => /^[0-9a-f]{7,64}$/i.test(text), 'the id of a commit'),
    clone_uri: address,
    org: shaped((text) => isPath(text.replace(/^https?:\/\//, '')), 'the name of an org'),
    path_alias: path,
    repo: shaped(isPath, 'the name of a repository'),
    repo_link: address,
    sparse_checkout_files: files,
  },
  () => free,
);

/** A presubmit or postsubmit. */
export const FORMS = fields(
  {
    clone_uri: address,
    context: (value, at, scope) => [...line(value, at, scope), ...notThePool(value, at, scope)],
    decoration_config: fields({ sparse_checkout_files: files }, () => free),
    extra_refs: each(REFS),
    name: shaped(
      (text) => text.length <= 200 && !/^[-.]/.test(text),
      'at most 200 characters, without "-" or "." in front',
    ),
    path_alias: path,
    rerun_command: line,
  },
  () => free,
);
