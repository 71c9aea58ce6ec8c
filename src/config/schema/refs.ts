import type { Pull, Refs } from '../../prowjob/refs.ts';
import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import type { Reader } from '../read/reader.ts';
import { described, reader, titled } from '../read/reader.ts';
import { flag, text, wholeNumber } from '../read/scalars.ts';

/** How a repository is cloned; a job has the same fields for its own one. Prow: pkg/config/jobs.go `UtilityConfig`. */
export const CLONING = {
  path_alias: described(
    'Where the clone is put below the src of the GOPATH, such as k8s.io/kubernetes; github.com/ORG/REPO without it.',
    text,
  ),
  clone_uri: described('What Git clones from; https://github.com/ORG/REPO.git without it.', text),
  skip_submodules: described('Submodules are not cloned.', flag),
  clone_depth: described('How many commits of history are cloned; all when 0.', wholeNumber),
  skip_fetch_head: described(
    'The default branch of the remote is not fetched, only the branch under test.',
    flag,
  ),
};

const pullFields = object({
  number: wholeNumber,
  author: text,
  sha: text,
  title: text,
  ref: text,
  head_ref: text,
  link: text,
  commit_link: text,
  author_link: text,
});

const pull: Reader<Pull> = reader(pullFields.shape, (value, place, notes) => {
  const read = pullFields(value, place, notes);
  return read && { number: 0, author: '', sha: '', ...read };
});

const refsFields = titled(
  'Refs',
  object({
    org: described('Who owns the repository.', text),
    repo: described('Name of the repository.', text),
    repo_link: text,
    base_ref: described('Branch or tag to check out.', text),
    base_sha: described('Commit to check out; the newest of base_ref without it.', text),
    base_link: text,
    pulls: described('Pull requests that are merged into the base.', listOf(pull)),
    workdir: described('The job starts in this clone instead of the first.', flag),
    auxiliary: described(
      'The repository only provides files for the job: it is not what is tested.',
      flag,
    ),
    ...CLONING,
    blobless_fetch: described('File contents are fetched when they are checked out.', flag),
    sparse_checkout_files: described(
      'Only these files and directories are checked out.',
      listOf(text),
    ),
  }),
);

/** Code to clone. Prow: pkg/apis/prowjobs/v1/types.go `Refs`. */
export const refs: Reader<Refs> = reader(refsFields.shape, (value, place, notes) => {
  const read = refsFields(value, place, notes);
  return read && { org: '', repo: '', ...read };
});
