import { isMapping } from '../yaml-value.ts';
import type { Problem } from '../problem.ts';
import type { Check, LoadedJob } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

type Path = readonly (string | number)[];

/** The name of a task or resource of a PipelineRun, and where it stands. */
interface Reference {
  readonly name: string;
  readonly path: Path;
}

const IMPLICIT_REF = 'PROW_IMPLICIT_GIT_REF';
const EXTRA_REF = /PROW_EXTRA_GIT_REF_(\d+)/;

/**
 * The names that stand for what a job tests must fit its refs; extra refs are there to be used. Where they are looked
 * for: tasks of an embedded pipeline, and PipelineResources of older PipelineRuns.
 * Prow: pkg/config/config.go `ValidatePipelineRunSpec`, which crashes on a task without a taskRef.
 */
export const checkTektonRefs: Check = (job) => {
  if (job.fields.agent !== 'tekton-pipeline') return [];
  const references = referencesOf(job);
  const extra = references.flatMap((reference) => {
    const [, digits] = EXTRA_REF.exec(reference.name) ?? [];
    return digits === undefined ? [] : [{ ...reference, digits }];
  });
  return [
    ...implicitRefProblems(job, references),
    ...extra.flatMap((reference) => extraRefProblems(job, reference)),
    ...unusedRefProblems(job, new Set(extra.map(({ digits }) => Number(digits)))),
  ];
};

function implicitRefProblems(job: LoadedJob, references: readonly Reference[]): readonly Problem[] {
  if (job.kind !== 'periodic') return [];
  const says = `a periodic tests no change that ${IMPLICIT_REF} could stand for; use extra_refs and PROW_EXTRA_GIT_REF_0`;
  return references
    .filter(({ name }) => name === IMPLICIT_REF)
    .map(({ path }) => jobProblem(job, path, says));
}

function extraRefProblems(
  job: LoadedJob,
  { name, path, digits }: Reference & { readonly digits: string },
): readonly Problem[] {
  if (digits.length > 1 && digits.startsWith('0')) {
    return [jobProblem(job, path, `the number in ${name} must not begin with 0`)];
  }
  const count = job.fields.extra_refs?.length ?? 0;
  if (Number(digits) < count) return [];
  return [
    jobProblem(job, path, `${name} stands for no extra ref: the job has ${count} extra_refs`),
  ];
}

function unusedRefProblems(job: LoadedJob, used: ReadonlySet<number>): readonly Problem[] {
  return (job.fields.extra_refs ?? []).flatMap((_ref, index) =>
    used.has(index)
      ? []
      : [
          jobProblem(
            job,
            ['extra_refs', index],
            `nothing uses this extra ref; a task must refer to PROW_EXTRA_GIT_REF_${index}`,
          ),
        ],
  );
}

function referencesOf({ fields }: LoadedJob): readonly Reference[] {
  const newer = fields.tekton_pipeline_run_spec?.v1beta1;
  const spec = newer ?? fields.pipeline_run_spec;
  const root: Path =
    newer === undefined ? ['pipeline_run_spec'] : ['tekton_pipeline_run_spec', 'v1beta1'];
  return [
    ...namesIn(spec, root, ['pipelineSpec', 'tasks'], 'taskRef'),
    ...namesIn(spec, root, ['resources'], 'resourceRef'),
  ];
}

/** The names that the entries of a list refer to. The spec is Tekton's to judge: what has another form is passed over. */
function namesIn(spec: unknown, root: Path, toList: Path, field: string): readonly Reference[] {
  const list = valueAt(spec, toList);
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  return entries.flatMap((entry, index) => {
    const name = valueAt(entry, [field, 'name']);
    return typeof name === 'string'
      ? [{ name, path: [...root, ...toList, index, field, 'name'] }]
      : [];
  });
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (isMapping(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    value,
  );
}
