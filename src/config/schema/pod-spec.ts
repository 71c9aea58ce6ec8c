import { kubernetes } from './kubernetes/kubernetes.ts';

/** Kubernetes' core/v1 PodSpec and the parts of it that Prow's own fields are made of. */
export const podSpec = kubernetes('PodSpec');
export const envVar = kubernetes('EnvVar');
export const volume = kubernetes('Volume');
export const volumeMount = kubernetes('VolumeMount');
export const toleration = kubernetes('Toleration');
export const affinity = kubernetes('Affinity');

/** Requests and limits, amounts in canonical form. */
export const resources = kubernetes('ResourceRequirements');
