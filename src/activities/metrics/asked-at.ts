import { activityInfo } from '@temporalio/activity';

/** When the Activity under way was asked for, whichever attempt this is. */
export function askedAtInTemporal(): Date {
  return new Date(activityInfo().scheduledTimestampMs);
}
