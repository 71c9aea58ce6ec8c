import type { GlobalConfig, PlankConfig } from '../config.ts';
import type { Problem } from '../problem.ts';
import { listOf, placed } from '../read/collections.ts';
import type { Placed } from '../read/collections.ts';
import { openObject } from '../read/object.ts';
import { inside, problemAt, topOf } from '../read/place.ts';
import type { Notes, Read } from '../read/reader.ts';
import { described } from '../read/reader.ts';
import { filledText } from '../read/scalars.ts';
import { sectionFields, sectionProblems, sectionsAmong, sectionValues } from '../sections/all.ts';
import type { PlacedSections } from '../sections/all.ts';
import { pubsubProblems } from '../sections/pubsub.ts';
import { noteFound } from '../told-later.ts';
import { isMapping } from '../yaml-value.ts';
import type { YamlFile } from '../yaml.ts';
import { matching } from './matching.ts';
import type { Matching } from './matching.ts';
import { prowJobDefaults } from './job.ts';
import { JOB_FIELDS, jobsOf } from './job-file.ts';
import type { JobFile } from './job-file.ts';
import { decorationEntries, otherPlankFields, plank, plankConfig, plankProblems } from './plank.ts';
import type { DecorationEntry } from './plank.ts';

/** What config.yaml says. */
export interface MainFile extends JobFile {
  readonly global: GlobalConfig;
  /** The parts of `global.sections` with their places. */
  readonly sections: PlacedSections;
  /** Later ones win. */
  readonly decorationEntries: readonly DecorationEntry[];
  /** Later ones win. Prow: `ProwJobDefaultEntries`. */
  readonly prowJobDefaultEntries: readonly ProwJobDefaultEntry[];
  /** `plank.build_cluster_status_file`, where it is set. */
  readonly clusterStatusFile?: Placed<string>;
}

/** Defaults for the `prowjob_defaults` of jobs. */
export type ProwJobDefaultEntry = Matching<Read<typeof prowJobDefaults>>;

const MAIN_FIELDS = {
  ...JOB_FIELDS,
  prowjob_namespace: described('Namespace that ProwJobs say they are in; default.', filledText),
  pod_namespace: described('Namespace of the Pods of jobs; default.', filledText),
  plank: described('How jobs run.', placed(plank)),
  prowjob_default_entries: described(
    'Defaults for the prowjob_defaults of the jobs that match; later entries win.',
    listOf(matching(prowJobDefaults)),
  ),
  ...sectionFields(),
};

export const mainFields = openObject(MAIN_FIELDS);
type MainFields = Read<typeof mainFields>;

const KNOWN_NAMES = new Set(Object.keys(MAIN_FIELDS).map((name) => name.toLowerCase()));

/** To Go's decoder the case of names does not matter. */
function isKnown(name: string): boolean {
  return KNOWN_NAMES.has(name.toLowerCase());
}

/** Reads config.yaml. All problems of form are in `problems`; what is right is there beside them. */
export function readMainFile(file: YamlFile): MainFile {
  const notes: Notes = { problems: [...file.problems], warnings: [...file.warnings] };
  const top = mainFields(file.value, topOf(file), notes) ?? {};
  const sections = sectionsAmong(top);
  noteFound(top.plank ? plankProblems(top.plank) : [], notes);
  noteFound(sectionProblems(sections), notes);
  noteFound(pubsubProblems(sections), notes);
  notes.warnings.push(...unknownSections(file));
  return {
    ...jobsOf(file.path, top),
    ...notes,
    global: globalConfig(top, plankConfig(top.plank?.value ?? {}), file.value),
    sections,
    decorationEntries: decorationEntries(top.plank?.value ?? {}),
    prowJobDefaultEntries: top.prowjob_default_entries ?? [],
    ...clusterStatusFileOf(top.plank),
  };
}

function clusterStatusFileOf(written: MainFields['plank']): Pick<MainFile, 'clusterStatusFile'> {
  const value = written?.value.build_cluster_status_file;
  if (!written || !value) return {};
  return {
    clusterStatusFile: { value, place: inside(written.place, 'build_cluster_status_file') },
  };
}

/** Prow: pkg/config/config.go `parseProwConfig`. */
function globalConfig(top: MainFields, plankPart: PlankConfig, written: unknown): GlobalConfig {
  const jobTypes = top.github_reporter?.value.job_types_to_report ?? [];
  return {
    prowJobNamespace: top.prowjob_namespace ?? 'default',
    podNamespace: top.pod_namespace ?? 'default',
    plank: plankPart,
    reporter: { jobTypes: jobTypes.length > 0 ? jobTypes : ['presubmit', 'postsubmit'] },
    sections: sectionValues(sectionsAmong(top)),
    rest: restOf(top, written),
  };
}

function restOf(top: MainFields, written: unknown): GlobalConfig['rest'] {
  const sections = isMapping(written) ? Object.entries(written) : [];
  const rest = sections.filter(([name]) => !isKnown(name));
  const plankRest = otherPlankFields(top.plank?.value ?? {});
  return Object.fromEntries(plankRest ? [...rest, ['plank', plankRest]] : rest);
}

function unknownSections(file: YamlFile): readonly Problem[] {
  const names = isMapping(file.value) ? Object.keys(file.value) : [];
  return names
    .filter((name) => !isKnown(name))
    .map((name) => {
      const says = `the field ${name} is not known here: it is ignored`;
      return { ...problemAt(inside(topOf(file), name), says), rule: 'unknown-fields' };
    });
}
