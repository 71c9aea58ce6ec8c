import type { CodeHost } from '../ports/code-host.ts';
import type { RepoName, Sha } from '../prowjob/ids.ts';
import {
  GENERATED_FILES,
  generatedMarks,
  type GeneratedMarks,
  GIT_ATTRIBUTES,
  listsNamedIn,
} from '../rules/generated-files.ts';

/** Reads which files a commit says are generated. */
export async function readGenerated(
  host: Pick<CodeHost, 'textFile'>,
  repo: RepoName,
  commit: Sha,
): Promise<GeneratedMarks> {
  const read = async (path: string): Promise<string> =>
    (await host.textFile(repo, commit, path)) ?? '';
  const [generatedFiles, gitAttributes] = await Promise.all([
    read(GENERATED_FILES),
    read(GIT_ATTRIBUTES),
  ]);
  const lists = await Promise.all(listsNamedIn(generatedFiles).map(read));
  return generatedMarks({ generatedFiles, gitAttributes, lists });
}
