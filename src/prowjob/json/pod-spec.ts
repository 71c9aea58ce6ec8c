import { z } from 'zod';

const text = z.string().exactOptional();
const texts = z.array(z.string()).exactOptional();
const quantities = z.record(z.string(), z.union([z.string(), z.number()])).exactOptional();

/** The JSON of Kubernetes' ResourceRequirements. */
export const Resources = z.looseObject({ limits: quantities, requests: quantities });

/** A Pod's only container may go without a name; it gets one. */
const Container = z.looseObject({
  name: z.string().default(''),
  image: text,
  command: texts,
  args: texts,
  env: z
    .array(z.looseObject({ name: z.string(), value: text, valueFrom: z.unknown().exactOptional() }))
    .exactOptional(),
  volumeMounts: z
    .array(
      z.looseObject({
        name: z.string(),
        mountPath: z.string(),
        readOnly: z.boolean().exactOptional(),
      }),
    )
    .exactOptional(),
  workingDir: text,
  resources: Resources.exactOptional(),
  restartPolicy: text,
  terminationMessagePolicy: text,
});

const Volume = z.looseObject({
  name: z.string(),
  secret: z
    .looseObject({ secretName: text, defaultMode: z.number().exactOptional() })
    .exactOptional(),
});

/** The JSON of Kubernetes' PodSpec, as far as decoration reads it. */
export const PodSpec = z.looseObject({
  containers: z.array(Container).exactOptional(),
  initContainers: z.array(Container).exactOptional(),
  volumes: z.array(Volume).exactOptional(),
  tolerations: z.array(z.unknown()).exactOptional(),
  restartPolicy: text,
  serviceAccountName: text,
  automountServiceAccountToken: z.boolean().exactOptional(),
  terminationGracePeriodSeconds: z.number().exactOptional(),
  securityContext: z.record(z.string(), z.unknown()).exactOptional(),
});
