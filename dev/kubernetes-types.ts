import * as models from '@kubernetes/client-node';

/** Types by name; of each its fields, with the type of each in Go's notation: `int32`, `[]Container`, `map[string]string`. */
export type KubernetesTypes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The types that configuration speaks of; those that they are made of follow by themselves. */
const ROOTS = ['V1PodSpec'];

/**
 * Amounts of resources, which the client library takes for text.
 * Kubernetes: staging/src/k8s.io/api/core/v1/types.go, the uses of `resource.Quantity`.
 */
const QUANTITIES: Readonly<Record<string, string>> = {
  'EmptyDirVolumeSource.sizeLimit': 'Quantity',
  'PodSpec.overhead': 'map[string]Quantity',
  'ResourceFieldSelector.divisor': 'Quantity',
  'ResourceRequirements.limits': 'map[string]Quantity',
  'ResourceRequirements.requests': 'map[string]Quantity',
  'VolumeResourceRequirements.limits': 'map[string]Quantity',
  'VolumeResourceRequirements.requests': 'map[string]Quantity',
};

/** How the client library writes types that Go writes otherwise. */
const GO_TYPES: Readonly<Record<string, string>> = { boolean: 'bool', Date: 'Time' };

interface Attribute {
  readonly baseName: string;
  readonly type: string;
  readonly format: string;
}

/** The types of Kubernetes' core/v1 that a Pod's spec is made of, as the installed client library knows them. */
export function kubernetesTypes(): KubernetesTypes {
  const found = new Map<string, Readonly<Record<string, string>>>();
  const waiting = [...ROOTS];
  for (let model = waiting.pop(); model !== undefined; model = waiting.pop()) {
    const name = goName(model);
    if (found.has(name)) continue;
    const attributes = attributesOf(model);
    found.set(name, fieldsOf(name, attributes));
    waiting.push(...attributes.map(({ type }) => elementOf(type)).filter(isModel));
  }
  return sorted([...found]);
}

function fieldsOf(
  name: string,
  attributes: readonly Attribute[],
): Readonly<Record<string, string>> {
  return sorted(
    attributes.map(({ baseName, type, format }) => [
      baseName,
      QUANTITIES[`${name}.${baseName}`] ?? goType(type, format),
    ]),
  );
}

function attributesOf(model: string): readonly Attribute[] {
  const classes: Readonly<Record<string, unknown>> = models;
  const found: unknown = classes[model];
  if (!isModelClass(found)) throw new Error(`the client library has no type ${model}`);
  return found.getAttributeTypeMap();
}

function isModelClass(
  value: unknown,
): value is { readonly getAttributeTypeMap: () => readonly Attribute[] } {
  return typeof value === 'function' && 'getAttributeTypeMap' in value;
}

const LIST = /^Array<(.*)>$/;
const MAP = /^\{ \[key: string\]: (.*); \}$/;

function goType(type: string, format: string): string {
  const [, item] = LIST.exec(type) ?? [];
  if (item !== undefined) return `[]${goType(item, format)}`;
  const [, entry] = MAP.exec(type) ?? [];
  if (entry !== undefined) return `map[string]${goType(entry, format)}`;
  if (type === 'number') return format;
  return GO_TYPES[type] ?? goName(type);
}

function elementOf(type: string): string {
  return LIST.exec(type)?.[1] ?? MAP.exec(type)?.[1] ?? type;
}

/** Models are called after their API group and version. */
function isModel(type: string): boolean {
  return /^(?:Core)?V1[A-Z]/.test(type);
}

function goName(model: string): string {
  return model.replace(/^(?:Core)?V1(?=[A-Z])/, '');
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
