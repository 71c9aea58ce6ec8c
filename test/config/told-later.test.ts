import { expect, it } from 'vitest';
import { isToldLater } from '../../src/config/told-later.ts';
import { presubmit, warningsOf, load } from './sample.ts';

it.each([
  ['tide: {context_options: {required-contexts: [a], optional-contexts: [a]}}', true],
  ['branch-protection: {orgs: {org: {repos: {r: {branches: {b: {}}}}}}}', true],
  ["plank: {job_url_template: '{{js .Spec.Job}}'}", false],
  ['nobody_knows: 1', false],
])('%s loads; Prow refuses it later: %s', (main, isLater) => {
  const loaded = load(presubmit(), main);
  expect(warningsOf(presubmit(), main)).toHaveLength(1);
  expect(loaded.ok && loaded.warnings.map(isToldLater)).toEqual([isLater]);
});
