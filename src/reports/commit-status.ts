import { assertNever } from '../prowjob/assert-never.ts';
import type { CommitStatus } from '../prowjob/commit-status.ts';
import type { ProwJob, ProwJobState } from '../prowjob/spec.ts';

/** GitHub's limit of a status description, in bytes. */
const MAX_BYTES = 140;
const ELLIPSIS = ' ... ';
/** GitHub folds ordinary spaces on its pages, so Prow pads with EM QUAD, three bytes in UTF-8. */
const PADDING = '\u2001';
const BASE_SHA = ' BaseSHA:';

/** The status that crier posts for a job. Prow: pkg/crier/reporters/github/reporter.go, pkg/github/report/report.go. */
export function commitStatus({ spec, status }: ProwJob): CommitStatus {
  return {
    context: spec.context ?? spec.job,
    state: statusState(status.state ?? 'triggered'),
    description: descriptionWithBase(status.description ?? '', spec.refs?.base_sha ?? ''),
    targetUrl: status.url ?? '',
  };
}

/** A description as a status can hold it. */
export function fittingDescription(text: string): string {
  return shorten(text, MAX_BYTES);
}

/** Prow: pkg/github/report/report.go `prowjobStateToGitHubStatus`, which does not know `scheduling`. */
function statusState(state: ProwJobState): CommitStatus['state'] {
  switch (state) {
    case 'scheduling':
    case 'triggered':
    case 'pending':
      return 'pending';
    case 'success':
      return 'success';
    case 'failure':
    case 'aborted':
      return 'failure';
    case 'error':
      return 'error';
    default:
      return assertNever(state);
  }
}

/**
 * The description with the base commit at its end, where Tide reads it back.
 * Prow: pkg/config/config.go `ContextDescriptionWithBaseSha`. Its padding loop counts up to a bound that each padding
 * makes three bytes smaller, which comes to a quarter of the free bytes; a description that leaves 1, 2 or 5 bytes free
 * therefore loses its middle although it would fit. Tools compare these bytes, so both stay.
 */
function descriptionWithBase(description: string, baseSha: string): string {
  const suffix = baseSha === '' ? '' : BASE_SHA + baseSha;
  const free = MAX_BYTES - byteLength(description) - byteLength(suffix);
  const padded = suffix === '' ? '' : PADDING.repeat(Math.max(0, Math.ceil(free / 4))) + suffix;
  return shorten(description, MAX_BYTES - byteLength(padded)) + padded;
}

/** Keeps both ends of a long text. Prow cuts between bytes; here a character that would be cut in two is left out. */
function shorten(text: string, maxBytes: number): string {
  if (byteLength(text) <= maxBytes) return text;
  const half = Math.floor((maxBytes - ELLIPSIS.length) / 2);
  const characters = Array.from(text);
  return firstBytes(characters, half) + ELLIPSIS + lastBytes(characters, half);
}

function firstBytes(characters: readonly string[], maxBytes: number): string {
  return characters.slice(0, fitting(characters, maxBytes)).join('');
}

function lastBytes(characters: readonly string[], maxBytes: number): string {
  const count = fitting(characters.toReversed(), maxBytes);
  return characters.slice(characters.length - count).join('');
}

/** How many characters from the start fit into so many bytes. */
function fitting(characters: readonly string[], maxBytes: number): number {
  let used = 0;
  const tooMany = characters.findIndex((character) => (used += byteLength(character)) > maxBytes);
  return tooMany === -1 ? characters.length : tooMany;
}

/** Length in UTF-8. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
