import { z } from 'zod';
import type { GitHubEvent } from './event.ts';
import { CommitId, Envelope, envelopeOf, Link, readPayload } from './payload.ts';

/** More commits than this GitHub leaves out of a push payload. Source: GitHub, webhook event `push`. */
const MOST_COMMITS_LISTED = 2048;

/** The event goes into Temporal's history, where a payload over 256 kB is a warning and over 2 MB an error. */
const MOST_FILES = 3000;
const MOST_FILE_CHARACTERS = 200_000;

const Files = z.array(z.string()).default([]);

const PushPayload = Envelope.extend({
  ref: z.string().min(1),
  before: CommitId,
  after: CommitId,
  deleted: z.boolean().default(false),
  compare: Link,
  commits: z.array(z.object({ added: Files, removed: Files, modified: Files })).default([]),
});

type Commits = z.infer<typeof PushPayload>['commits'];

interface ChangedFiles {
  readonly changedFiles: readonly string[];
  readonly changedFilesComplete: boolean;
}

/** The union of what the commits touched. Prow: pkg/plugins/trigger/push.go `listPushEventChanges`. */
function changedBy(commits: Commits): ChangedFiles {
  const files = new Set(
    commits.flatMap(({ added, removed, modified }) => [...added, ...removed, ...modified]),
  );
  const kept: string[] = [];
  let characters = 0;
  for (const file of files) {
    characters += file.length;
    if (kept.length === MOST_FILES || characters > MOST_FILE_CHARACTERS) break;
    kept.push(file);
  }
  const isWhole = kept.length === files.size && commits.length < MOST_COMMITS_LISTED;
  return { changedFiles: kept, changedFilesComplete: isWhole };
}

/** Reads a `push` payload, of a branch or of a tag; throws {@link EventError}. */
export function parsePush(body: unknown): GitHubEvent {
  const payload = readPayload('push', PushPayload, body);
  return {
    kind: 'pushed',
    ...envelopeOf(payload),
    branch: payload.ref.replace(/^refs\/(heads|tags)\//, ''),
    isDeletion: payload.deleted || /^0+$/.test(payload.after),
    before: payload.before,
    after: payload.after,
    compareLink: payload.compare,
    ...changedBy(payload.commits),
  };
}
