import { activityInfo } from '@temporalio/activity';

/** Whether the Activity under way was tried before: its deed may then be done already, and only the word of it lost. */
export function isRepeat(): boolean {
  return activityInfo().attempt > 1;
}
