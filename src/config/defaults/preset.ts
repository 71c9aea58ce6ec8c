import type { Container, EnvVar, PodSpec, VolumeMount } from '../../prowjob/pod-spec.ts';
import type { Preset } from '../schema/preset.ts';

type Labels = Readonly<Record<string, string>>;

/** A Pod with the presets that its job asks for, and what stood in the way. */
export interface WithPresets {
  readonly spec: PodSpec;
  /** Half sentences: "the env var HOME is already there". */
  readonly clashes: readonly string[];
}

/**
 * Adds the presets of which the job has all labels; one without labels is for every job. Each adds its env and mounts to
 * every container, its volumes and tolerations to the Pod, in order, after what is there.
 * Prow: pkg/config/config.go `resolvePresets`, pkg/config/jobs.go `mergePreset`.
 */
export function withPresets(
  spec: PodSpec,
  labels: Labels,
  presets: readonly Preset[],
): WithPresets {
  const wanted = presets.filter((preset) => isWanted(preset, labels));
  return wanted.reduce<WithPresets>(addPreset, { spec, clashes: [] });
}

function isWanted(preset: Preset, labels: Labels): boolean {
  return Object.entries(preset.labels ?? {}).every(([label, value]) => labels[label] === value);
}

function addPreset({ spec, clashes }: WithPresets, preset: Preset): WithPresets {
  const found: string[] = [];
  const containers = spec.containers?.map((container) => inContainer(container, preset, found));
  const volumes = added(spec.volumes, preset.volumes, ({ name }) => `volume ${name}`, found);
  const tolerations = added(spec.tolerations, preset.tolerations, tolerationText, found);
  return {
    spec: { ...spec, ...present({ containers, volumes, tolerations }) },
    clashes: [...clashes, ...new Set(found)],
  };
}

function inContainer(container: Container, preset: Preset, clashes: string[]): Container {
  const env = added<EnvVar>(container.env, preset.env, ({ name }) => `env var ${name}`, clashes);
  const volumeMounts = added<VolumeMount>(
    container.volumeMounts,
    preset.volumeMounts,
    ({ name }) => `volume mount ${name}`,
    clashes,
  );
  return { ...container, ...present({ env, volumeMounts }) };
}

/** `more` after `there`, without those that are called the same as one that is there. */
function added<T>(
  there: readonly T[] | undefined,
  more: readonly T[] | undefined,
  name: (item: T) => string,
  clashes: string[],
): readonly T[] | undefined {
  if (!more || more.length === 0) return there;
  const taken = new Set(there?.map(name));
  const fresh = more.filter((item) => {
    const called = name(item);
    const isFree = !taken.has(called);
    if (!isFree) clashes.push(`the ${called} is already there`);
    taken.add(called);
    return isFree;
  });
  return [...(there ?? []), ...fresh];
}

function tolerationText(toleration: unknown): string {
  const fields: object = typeof toleration === 'object' ? (toleration ?? {}) : {};
  const sorted = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  return `toleration ${sorted.map(([key, value]) => `${key}=${String(value)}`).join(' ')}`;
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(fields: T): Present<T>;
function present(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
