import type { Problem } from '../problem.ts';
import { openObject } from '../read/object.ts';
import { inside, problemAt, topOf, within } from '../read/place.ts';
import type { Notes } from '../read/reader.ts';
import { JOB_FIELDS } from '../schema/job-file.ts';
import { sectionFields, sectionProblems, SECTIONS } from '../sections/all.ts';
import type { PlacedSections } from '../sections/all.ts';
import { noteFound } from '../told-later.ts';
import { isMapping } from '../yaml-value.ts';
import type { YamlFile } from '../yaml.ts';

/** What a supplemental file says: a part of config.yaml that another team may keep. */
export interface ShardFile {
  readonly path: string;
  readonly sections: ShardSections;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

export type ShardSections = Pick<PlacedSections, ShardSection>;
type ShardSection = 'branch-protection' | 'slack_reporter_configs' | 'tide';

const { 'branch-protection': branchProtection, slack_reporter_configs, tide } = sectionFields();
const FIELDS = { 'branch-protection': branchProtection, slack_reporter_configs, tide };
const shardFields = openObject(FIELDS);

/** What else Prow knows in config.yaml, besides sections. */
const MAIN_ONLY = ['plank', 'prowjob_namespace', 'pod_namespace', 'prowjob_default_entries'];

/**
 * Reads a supplemental file. What is wrong with its parts by themselves is in `problems`; what is right is there beside
 * them. Prow: pkg/config/config.go `loadConfig`, `ProwConfig.mergeFrom`.
 */
export function readShardFile(file: YamlFile): ShardFile {
  const notes: Notes = { problems: [...file.problems], warnings: [...file.warnings] };
  const top = shardFields(file.value, topOf(file), notes) ?? {};
  const { 'branch-protection': protection, slack_reporter_configs: slack, tide: ofTide } = top;
  const sections: ShardSections = {
    ...(protection && { 'branch-protection': protection }),
    ...(slack && { slack_reporter_configs: slack }),
    ...(ofTide && { tide: mergeablePart(ofTide) }),
  };
  notes.problems.push(...foreignFields(file), ...(ofTide ? foreignTideFields(ofTide) : []));
  noteFound(sectionProblems(sections), notes);
  notes.warnings.push(...ignoredFields(file));
  return { path: file.path, sections, ...notes };
}

type PlacedTide = NonNullable<ShardSections['tide']>;

function mergeablePart({ value: { queries, merge_method }, place }: PlacedTide): PlacedTide {
  return { value: { ...(queries && { queries }), ...(merge_method && { merge_method }) }, place };
}

function foreignTideFields({ value, place }: PlacedTide): readonly Problem[] {
  return Object.entries(value)
    .filter(([name, field]) => !MERGED_OF_TIDE.includes(name) && !isEmpty(field))
    .map(([name]) => problemAt(within(place, name), `tide.${name} ${BELONGS_ELSEWHERE}`));
}

const MERGED_OF_TIDE = ['queries', 'merge_method'];

function foreignFields(file: YamlFile): readonly Problem[] {
  return otherFields(file)
    .filter(([name, value]) => isOfMainFile(name) && !isEmpty(value))
    .map(([name]) => problemAt(inside(topOf(file), name), `${name} ${BELONGS_ELSEWHERE}`));
}

const BELONGS_ELSEWHERE =
  'belongs in config.yaml; a supplemental file has branch-protection, slack_reporter_configs, tide.merge_method and tide.queries only';

/** Jobs are ignored here, as in Prow. */
function ignoredFields(file: YamlFile): readonly Problem[] {
  return otherFields(file)
    .filter(([name]) => !isOfMainFile(name) && name !== 'prow_ignored')
    .map(([name]) => {
      const isOfJobs = Object.hasOwn(JOB_FIELDS, name);
      const why = isOfJobs ? 'belongs in a job file' : 'is not known here';
      const says = `the field ${name} ${why}: it is ignored`;
      return { ...problemAt(inside(topOf(file), name), says), rule: 'unknown-fields' };
    });
}

function otherFields({ value }: YamlFile): readonly (readonly [string, unknown])[] {
  const fields = isMapping(value) ? Object.entries(value) : [];
  return fields.filter(([name]) => !Object.hasOwn(FIELDS, name.toLowerCase()));
}

function isOfMainFile(name: string): boolean {
  const folded = name.toLowerCase();
  return Object.hasOwn(SECTIONS, folded) || MAIN_ONLY.includes(folded);
}

/** Go cannot tell such a value from one that is not there. */
function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isEmpty);
  return value === undefined || value === null || value === '' || value === 0 || value === false;
}
