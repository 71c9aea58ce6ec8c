/** Prow: pkg/labels/labels.go `Help`, `GoodFirstIssue`. */
export const HELP_WANTED = 'help wanted';
export const GOOD_FIRST_ISSUE = 'good first issue';
