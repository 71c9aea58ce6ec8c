import type { Container, PodSpec } from '../../prowjob/pod-spec.ts';
import { anything, flag, quantity, text } from '../read/scalars.ts';
import { listOf, mapOf } from '../read/collections.ts';
import { openObject } from '../read/object.ts';
import type { Reader } from '../read/reader.ts';
import { reader } from '../read/reader.ts';

/** Requests and limits, amounts in canonical form. */
export const resources = openObject({ limits: mapOf(quantity), requests: mapOf(quantity) });

export const envVar = named(openObject({ name: text, value: text, valueFrom: anything }));

export const volumeMount = mounted(
  openObject({ name: text, mountPath: text, subPath: text, readOnly: flag }),
);

export const volume = named(
  openObject({
    name: text,
    secret: openObject({ secretName: text }),
    emptyDir: openObject({ medium: text, sizeLimit: quantity }),
    hostPath: openObject({ path: text, type: text }),
  }),
);

const container: Reader<Container> = named(
  openObject({
    name: text,
    image: text,
    command: listOf(text),
    args: listOf(text),
    workingDir: text,
    env: listOf(envVar),
    resources,
    volumeMounts: listOf(volumeMount),
  }),
);

/**
 * Kubernetes' core/v1 PodSpec: what decoration reads or the API server wants as text is read, the rest is passed on for
 * the API server to judge.
 */
export const podSpec: Reader<PodSpec> = openObject({
  containers: listOf(container),
  initContainers: listOf(container),
  volumes: listOf(volume),
  nodeSelector: mapOf(text),
  tolerations: listOf(openObject({ key: text, operator: text, value: text, effect: text })),
  serviceAccountName: text,
  restartPolicy: text,
  automountServiceAccountToken: flag,
});

/** Gives an object the empty name that Go gives it. */
function named<T extends object>(inner: Reader<T>): Reader<{ readonly name: string } & T> {
  return reader(inner.shape, (value, place, notes) => {
    const read = inner(value, place, notes);
    return read && { name: '', ...read };
  });
}

function mounted<T extends object>(
  inner: Reader<T>,
): Reader<{ readonly name: string; readonly mountPath: string } & T> {
  return reader(inner.shape, (value, place, notes) => {
    const read = inner(value, place, notes);
    return read && { name: '', mountPath: '', ...read };
  });
}
