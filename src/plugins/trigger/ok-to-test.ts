import type { Decision } from '../../prowjob/decision.ts';
import { NEEDS_OK_TO_TEST, OK_TO_TEST } from '../../rules/pull-labels.ts';

function add(label: string, labels: readonly string[], because: string): readonly Decision[] {
  return labels.includes(label) ? [] : [{ kind: 'add-label', label, because }];
}

function remove(label: string, labels: readonly string[], because: string): readonly Decision[] {
  return labels.includes(label) ? [{ kind: 'remove-label', label, because }] : [];
}

/** Somebody who may says that the code is safe to test. Prow: pkg/plugins/trigger/generic-comment.go. */
export function approveTesting(labels: readonly string[], author: string): readonly Decision[] {
  const because = `@${author} commented /ok-to-test`;
  return [...add(OK_TO_TEST, labels, because), ...remove(NEEDS_OK_TO_TEST, labels, because)];
}

/** Takes that back; what runs goes on. */
export function revokeTesting(labels: readonly string[], author: string): readonly Decision[] {
  const because = `@${author} commented /ok-to-test cancel`;
  return [...remove(OK_TO_TEST, labels, because), ...add(NEEDS_OK_TO_TEST, labels, because)];
}

/** Drops the label that asks for trust from a pull request that has it. */
export function dropNeedsOkToTest(labels: readonly string[]): readonly Decision[] {
  if (!labels.includes(OK_TO_TEST)) return [];
  return remove(NEEDS_OK_TO_TEST, labels, `it has the label ${OK_TO_TEST}`);
}

/** Asks for trust, unless somebody gave it already. */
export function askForTrust(labels: readonly string[]): readonly Decision[] {
  if (labels.includes(OK_TO_TEST)) return [];
  return add(NEEDS_OK_TO_TEST, labels, 'its author is not trusted');
}
