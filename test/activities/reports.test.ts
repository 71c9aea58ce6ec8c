import { describe, expect, it } from 'vitest';
import { createReportActivities, type ReportProgress } from '../../src/activities/reports.ts';
import type { JobReport, Reporter } from '../../src/ports/reporter.ts';
import { newJob } from '../workflows/new-job.ts';
import { far } from './far-error.ts';

const REPORT: JobReport = { job: newJob(), isFinal: true, isSuperseded: false };

/** Reporters that keep who told, in order; those in `failing` may tell later, those in `refusing` never. */
function scene(failing: ReadonlySet<string>, refusing: ReadonlySet<string> = new Set()) {
  const told: string[] = [];
  let kept: readonly string[] = [];
  let attempt = 0;
  const progress: ReportProgress = {
    isRepeat: () => attempt > 1,
    done: () => kept,
    keep: (done) => {
      kept = done;
    },
  };
  const reporter = (name: string, wants = true): Reporter => ({
    name,
    wants: () => wants,
    tell: (_report, isRepeat) => {
      if (failing.has(name)) return Promise.reject(new Error(`${name} is away`));
      if (refusing.has(name)) return Promise.reject(far('REFUSED', `${name} refuses`));
      told.push(isRepeat ? `${name} again` : name);
      return Promise.resolve();
    },
  });
  const reporters = [reporter('github'), reporter('slack'), reporter('gerrit', false)];
  const { reportFinal } = createReportActivities({ reporters, progress });
  return {
    told,
    report: () => {
      attempt += 1;
      return reportFinal(REPORT);
    },
  };
}

describe('a report', () => {
  it('goes to all whom it concerns', async () => {
    const { told, report } = scene(new Set());
    await report();
    expect(told).toEqual(['github', 'slack']);
  });

  it('reaches the others although one cannot tell, and says which failed', async () => {
    const { told, report } = scene(new Set(['github']));
    await expect(report()).rejects.toThrow('github is away');
    expect(told).toEqual(['slack']);
  });

  it('is tried again while anybody may tell later, though another never will', async () => {
    const { report } = scene(new Set(['slack']), new Set(['github']));
    await expect(report()).rejects.toThrow('slack is away');
  });

  it('that is tried again goes only to those who have not told', async () => {
    const failing = new Set(['slack']);
    const { told, report } = scene(failing);
    await expect(report()).rejects.toThrow('slack is away');
    failing.clear();
    await report();
    expect(told).toEqual(['github', 'slack again']);
  });
});
