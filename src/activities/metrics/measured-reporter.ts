import type { Metrics } from '../../ports/metrics.ts';
import type { Reporter } from '../../ports/reporter.ts';
import type { Tracer } from '../../ports/tracer.ts';

export interface ReporterMeasures {
  readonly metrics: Metrics;
  /** Absent while nobody traces. */
  readonly tracer?: Tracer | undefined;
  readonly now: () => Date;
}

/** The same reporter; what becomes of each attempt is counted, and is a span. Prow: pkg/crier/controller.go. */
export function measuredReporter(
  reporter: Reporter,
  { metrics, tracer, now }: ReporterMeasures,
): Reporter {
  const { name } = reporter;
  const tell: Reporter['tell'] = async (report, isRepeat) => {
    try {
      await reporter.tell(report, isRepeat);
    } catch (error) {
      metrics.count('crier_reporting_results', { reporter: name, result: 'error' });
      throw error;
    }
    metrics.count('crier_reporting_results', { reporter: name, result: 'success' });
    const { completionTime } = report.job.status;
    if (!report.isFinal || completionTime === undefined) return;
    const latencyMs = Math.max(0, now().getTime() - Date.parse(completionTime));
    metrics.observe('crier_report_latency', { reporter: name }, latencyMs / 1000);
  };
  return {
    name,
    wants: (report) => reporter.wants(report),
    tell: (report, isRepeat) => {
      if (!tracer) return tell(report, isRepeat);
      const attributes = { 'prowflow.state': report.job.status.state ?? '' };
      return tracer.span(`report ${name}`, { attributes }, () => tell(report, isRepeat));
    },
  };
}
