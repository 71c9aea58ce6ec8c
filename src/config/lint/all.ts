import type { Problem } from '../problem.ts';
import { duplicateJobRefs } from './duplicate-job-refs.ts';
import { gerritTrigger } from './gerrit-trigger.ts';
import { longJobNames } from './long-job-names.ts';
import { managedWebhooks } from './managed-webhooks.ts';
import { mismatchedTideLenient } from './mismatched-tide-lenient.ts';
import { mismatchedTide } from './mismatched-tide.ts';
import { missingTrigger } from './missing-trigger.ts';
import { needsOkToTest } from './needs-ok-to-test.ts';
import { nonDecoratedJobs } from './non-decorated-jobs.ts';
import { periodicDefaultCloneConfig } from './periodic-default-clone-config.ts';
import { requiredJobAnnotations } from './required-job-annotations.ts';
import type { Lint, LintMaterial } from './rule.ts';
import { tideContextPolicy } from './tide-context-policy.ts';
import { tideStrictBranch } from './tide-strict-branch.ts';
import { unknownFieldsAll } from './unknown-fields-all.ts';
import { unknownFields } from './unknown-fields.ts';
import { validDecorationConfig } from './valid-decoration-config.ts';
import { validateClusterField } from './validate-cluster-field.ts';
import { validateConfigUpdaterAcls } from './validate-config-updater-acls.ts';
import { validateLabel } from './validate-label.ts';
import { validateOwners } from './validate-owners.ts';
import { validateSupplementalProwConfigHierarchy } from './validate-supplemental-prow-config-hierarchy.ts';
import { validateUnmanagedBranchconfigHasNoSubconfig } from './validate-unmanaged-branchconfig-has-no-subconfig.ts';
import { validateUrls } from './validate-urls.ts';

/** Prow's rules that need nothing but the files, and one that has no name there. A new one is a file and a line here. */
export const LINTS: readonly Lint[] = [
  mismatchedTide,
  mismatchedTideLenient,
  tideStrictBranch,
  tideContextPolicy,
  nonDecoratedJobs,
  validDecorationConfig,
  longJobNames,
  duplicateJobRefs,
  periodicDefaultCloneConfig,
  needsOkToTest,
  managedWebhooks,
  validateOwners,
  missingTrigger,
  validateUrls,
  unknownFields,
  unknownFieldsAll,
  validateClusterField,
  validateSupplementalProwConfigHierarchy,
  validateUnmanagedBranchconfigHasNoSubconfig,
  validateLabel,
  validateConfigUpdaterAcls,
  requiredJobAnnotations,
  gerritTrigger,
];

/** What lints find, each problem with the name of its rule. */
export function lintProblems(lints: readonly Lint[], material: LintMaterial): readonly Problem[] {
  return lints.flatMap((lint) =>
    lint.find(material).map((problem) => ({ ...problem, rule: lint.name })),
  );
}
