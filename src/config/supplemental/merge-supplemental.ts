import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import type { MainFile } from '../schema/main-file.ts';
import { sectionValues } from '../sections/all.ts';
import type { PlacedSections } from '../sections/all.ts';
import { mergeBranchProtection } from './merge-branch-protection.ts';
import { mergedEntries, onlyOne } from './merged-entries.ts';
import type { ShardFile, ShardSections } from './read-shard-file.ts';

/**
 * config.yaml with what supplemental files add to it, as if it said all of that itself. What two files say of the same
 * thing is a problem. Prow: pkg/config/config.go `ProwConfig.mergeFrom`.
 */
export function mergeSupplemental(main: MainFile, shards: readonly ShardFile[]): MainFile {
  if (shards.length === 0) return main;
  const files = [main, ...shards];
  const conflicts: Problem[] = [];
  const parts = files.map(({ sections }) => sections);
  const protection = mergeBranchProtection(partsOf(parts, 'branch-protection'), conflicts);
  const slack = mergeSlack(partsOf(parts, 'slack_reporter_configs'), conflicts);
  const tide = mergeTide(partsOf(parts, 'tide'), conflicts);
  const sections: PlacedSections = {
    ...main.sections,
    ...(protection && { 'branch-protection': protection }),
    ...(slack && { slack_reporter_configs: slack }),
    ...(tide && { tide }),
  };
  return {
    ...main,
    global: { ...main.global, sections: sectionValues(sections) },
    sections,
    problems: [...files.flatMap(({ problems }) => problems), ...conflicts],
    warnings: files.flatMap(({ warnings }) => warnings),
  };
}

type PlacedSlack = NonNullable<ShardSections['slack_reporter_configs']>;
type PlacedTide = NonNullable<ShardSections['tide']>;

function partsOf<Name extends keyof ShardSections>(
  files: readonly ShardSections[],
  name: Name,
): readonly NonNullable<ShardSections[Name]>[] {
  return files.flatMap((sections) => {
    const part = sections[name];
    return part === undefined ? [] : [part];
  });
}

/** Prow: pkg/config/config.go `SlackReporterConfigs.mergeFrom`. */
function mergeSlack(parts: readonly PlacedSlack[], conflicts: Problem[]): PlacedSlack | undefined {
  const [first] = parts;
  return (
    first && { value: oneOfEach('slack_reporter_configs', parts, conflicts), place: first.place }
  );
}

/** Prow: pkg/config/tide.go `Tide.mergeFrom`. */
function mergeTide(parts: readonly PlacedTide[], conflicts: Problem[]): PlacedTide | undefined {
  const [first] = parts;
  if (!first) return undefined;
  const queries = parts.flatMap(({ value }) => value.queries ?? []);
  const methods = parts.map(({ value, place }) => ({ value: value.merge_method ?? {}, place }));
  const merge_method = oneOfEach('tide.merge_method', methods, conflicts);
  return { value: { ...first.value, queries, merge_method }, place: first.place };
}

function oneOfEach<T>(
  section: string,
  parts: readonly Placed<Readonly<Record<string, Placed<T>>>>[],
  conflicts: Problem[],
): Readonly<Record<string, Placed<T>>> {
  return mergedEntries(
    parts.map(({ value }) => value),
    (name, entries) => onlyOne(`${section} of ${name}`, entries, conflicts),
  );
}
