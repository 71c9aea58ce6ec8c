import type { Container, EnvVar, PodSpec, Resources } from '../../../prowjob/pod-spec.ts';
import type { Volume, VolumeMount } from '../../../prowjob/pod-spec.ts';
import type { ObjectMeta } from '../../../prowjob/spec.ts';
import { listOf, mapOf } from '../../read/collections.ts';
import { kubernetesTime } from '../../read/kubernetes-time.ts';
import { object } from '../../read/object.ts';
import type { Reader } from '../../read/reader.ts';
import { reader, titled } from '../../read/reader.ts';
import {
  anything,
  flag,
  int32,
  intOrText,
  quantity,
  text,
  wholeNumber,
} from '../../read/scalars.ts';
import table from './core-v1.json' with { type: 'json' };

/** The types that configuration speaks of, as the rest of the program sees them. */
interface KubernetesTypes {
  readonly Affinity: unknown;
  readonly Container: Container;
  readonly EnvVar: EnvVar;
  readonly ObjectMeta: Partial<ObjectMeta>;
  readonly PodSpec: PodSpec;
  readonly ResourceRequirements: Resources;
  readonly Toleration: unknown;
  readonly Volume: Volume;
  readonly VolumeMount: VolumeMount;
}

type AnyReader = Reader<unknown>;

const TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = table;

const SCALARS: Readonly<Record<string, AnyReader>> = {
  any: anything,
  bool: flag,
  int32,
  int64: wholeNumber,
  IntOrString: intOrText,
  Quantity: quantity,
  string: text,
  Time: kubernetesTime,
};

/** What Go writes although nobody wrote it: amounts that are not optional, and names on which the program relies. */
const ALWAYS_THERE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Container: { name: '' },
  EnvVar: { name: '' },
  ResourceFieldSelector: { divisor: '0' },
  Volume: { name: '' },
  VolumeMount: { name: '', mountPath: '' },
};

const known = new Map<string, AnyReader>();

/**
 * Reads a type of Kubernetes' core/v1 as Go's decoder does: the case of names does not matter, scalars have their types,
 * amounts of resources become canonical, and what Kubernetes does not know is dropped, with a warning. Each type has one
 * reader. The table is made by dev/generate-kubernetes-types.ts.
 */
export function kubernetes<Name extends keyof KubernetesTypes>(
  name: Name,
): Reader<KubernetesTypes[Name]>;
export function kubernetes(name: string): AnyReader {
  return readerOf(name);
}

function readerOf(type: string): AnyReader {
  if (type.startsWith('[]')) return listOf(readerOf(type.slice(2)));
  if (type.startsWith('map[string]')) return mapOf(readerOf(type.slice('map[string]'.length)));
  const found = SCALARS[type] ?? known.get(type) ?? structOf(type);
  known.set(type, found);
  return found;
}

function structOf(type: string): AnyReader {
  const written = Object.entries(TYPES[type] ?? {});
  const fields = written.map(([name, fieldType]) => [name, readerOf(fieldType)] as const);
  const struct = titled(type, object(Object.fromEntries(fields)));
  const always = ALWAYS_THERE[type];
  if (!always) return struct;
  return reader(struct.shape, (value, place, notes) => {
    const read = struct(value, place, notes);
    return read && { ...always, ...read };
  });
}
