import { parseGoDuration } from '../../prowjob/go-duration.ts';
import { parseCron } from '../cron.ts';
import type { Check, LoadedPeriodic } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

const WAYS = ['cron', 'interval', 'minimum_interval'] as const;
const INTERVALS = ['interval', 'minimum_interval'] as const;

/** Prow: pkg/config/config.go `validatePeriodics`. */
export const checkSchedule: Check<LoadedPeriodic> = (job) => {
  const set = WAYS.filter((way) => job.fields[way] !== undefined);
  const last = set.at(-1);
  if (last === undefined) {
    return [jobProblem(job, [], 'a periodic needs one of cron, interval, minimum_interval')];
  }
  return set.length === 1
    ? []
    : [jobProblem(job, last, `${set.join(' and ')} exclude each other; keep one`)];
};

/** Prow: pkg/config/config.go `validatePeriodics`; pkg/cron/cron.go, which is stricter. */
export const checkCron: Check<LoadedPeriodic> = (job) => {
  const { cron } = job.fields;
  if (cron === undefined) return [];
  const parsed = parseCron(cron);
  if (parsed.ok) return [];
  return [jobProblem(job, 'cron', `"${cron}" is no cron string: ${parsed.says}`)];
};

/** A retry without an interval is refused as well. Prow: pkg/config/config.go `validatePeriodics`. */
export const checkIntervals: Check<LoadedPeriodic> = (job) => {
  const written = INTERVALS.map((field) => [[field], job.fields[field]] as const);
  const { retry } = job.fields;
  if (retry && retry.interval === undefined) {
    const says = 'a retry needs an interval such as 10m, the time between two tries';
    return [jobProblem(job, 'retry', says)];
  }
  return [...written, [['retry', 'interval'], retry?.interval] as const].flatMap(
    ([path, interval]) => {
      if (interval === undefined || parseGoDuration(interval) !== undefined) return [];
      const says = `${path.join('.')} must be a duration such as "2h30m", not "${interval}"`;
      return [jobProblem(job, path, says)];
    },
  );
};
