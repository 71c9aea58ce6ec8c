import type { LintMaterial } from '../../../src/config/lint/rule.ts';
import { LINTS, lintProblems } from '../../../src/config/lint/all.ts';
import { loadJobs } from '../../../src/config/load-jobs.ts';
import { problemText } from '../../../src/config/problem.ts';
import { readJobFile } from '../../../src/config/schema/job-file.ts';
import { readMainFile } from '../../../src/config/schema/main-file.ts';
import { readPluginsFile } from '../../../src/config/schema/plugins-file.ts';
import { finished } from '../../../src/config/steps.ts';
import { parseYaml } from '../../../src/config/yaml.ts';

/** The texts of a configuration, and what the command line says to lints. */
export interface Sample extends Partial<
  Pick<LintMaterial, 'requiredJobAnnotations' | 'clusterStatuses'>
> {
  readonly main?: string;
  readonly jobs?: string;
  readonly plugins?: string;
}

/** What lints look at, of texts. */
export function materialOf({ main = '', jobs = '', plugins, ...settings }: Sample): LintMaterial {
  const mainFile = readMainFile(parseYaml({ path: 'config.yaml', text: main }));
  const jobFile = readJobFile(parseYaml({ path: 'jobs.yaml', text: jobs }));
  const pluginsFile =
    plugins === undefined
      ? undefined
      : readPluginsFile(parseYaml({ path: 'plugins.yaml', text: plugins }));
  const steps = loadJobs([mainFile, jobFile], {
    podNamespace: 'default',
    decorateAllJobs: mainFile.decorateAllJobs,
    presets: [],
    prowJobDefaultEntries: [],
    decorationFor: () => ({}),
  });
  const loaded = finished(steps);
  return {
    main: mainFile,
    jobs: loaded.jobs,
    ...(pluginsFile && { plugins: pluginsFile }),
    warnings: [mainFile, jobFile, ...(pluginsFile ? [pluginsFile] : [])].flatMap(
      (file) => file.warnings,
    ),
    shards: [],
    requiredJobAnnotations: [],
    ...settings,
  };
}

/** What one lint finds, in the form `file:line:column: sentence`. */
export function found(lint: string, sample: Sample): readonly string[] {
  const lints = LINTS.filter(({ name }) => name === lint);
  return lintProblems(lints, materialOf(sample)).map(problemText);
}
