/**
 * What Kubernetes takes as names and values of labels and annotations.
 * Kubernetes: apimachinery pkg/util/validation/validation.go `IsQualifiedName`, `IsValidLabelValue`.
 */

const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const PREFIX =
  /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** `name` or `prefix/name`, where the prefix is a domain. */
export function isQualifiedName(text: string): boolean {
  const [last = '', prefix, ...rest] = text.split('/').reverse();
  if (rest.length > 0 || !NAME.test(last)) return false;
  return prefix === undefined || PREFIX.test(prefix);
}

/** A value may be empty. */
export function isLabelValue(text: string): boolean {
  return text === '' || NAME.test(text);
}
