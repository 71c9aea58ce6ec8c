import type { JobReport, Reporter } from '../ports/reporter.ts';
import { failureOf } from './failure.ts';

export interface ReportDeps {
  readonly reporters: readonly Reporter[];
  /** Knows, over the attempts of an Activity, which reporters have told. */
  readonly progress: ReportProgress;
}

/** What earlier attempts of the Activity under way came to. */
export interface ReportProgress {
  isRepeat(): boolean;
  /** Names of the reporters that are done. */
  done(): readonly string[];
  keep(done: readonly string[]): void;
}

/**
 * Tells everybody who is to know where a prow job stands. One Activity serves all reporters, so that a job's history
 * stays short; who has told is not asked again when another one fails. Prow: pkg/crier.
 */
export function createReportActivities({ reporters, progress }: ReportDeps) {
  const report = async (jobReport: JobReport): Promise<void> => {
    const isRepeat = progress.isRepeat();
    const done = new Set(progress.done());
    const failures: unknown[] = [];
    const waiting = reporters.filter(({ name }) => !done.has(name));
    await Promise.all(
      waiting.map(async (reporter) => {
        try {
          if (reporter.wants(jobReport)) await reporter.tell(jobReport, isRepeat);
          done.add(reporter.name);
          progress.keep([...done]);
        } catch (error) {
          failures.push(error);
        }
      }),
    );
    // One that is final must not end the tries of the others.
    const worst = failures.find((one) => !failureOf(one).nonRetryable) ?? failures[0];
    if (failures.length > 0) throw worst;
  };
  return {
    /** A state on the way. */
    reportProgress: report,
    /** The verdict. The deed is the same; how long it is tried is not. */
    reportFinal: report,
  };
}

export type ReportActivities = ReturnType<typeof createReportActivities>;
