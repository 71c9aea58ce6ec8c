/** Labels of a pull request that the rules read and the bot sets. Prow: pkg/labels/labels.go. */
export const OK_TO_TEST = 'ok-to-test';
export const NEEDS_OK_TO_TEST = 'needs-ok-to-test';
export const LGTM = 'lgtm';
export const HOLD = 'do-not-merge/hold';
