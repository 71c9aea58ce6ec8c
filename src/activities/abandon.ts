import { cancelled } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';

/**
 * Ends an Activity whose time is up, or whose worker ends, though a call of it goes on that is never answered: it would keep
 * the worker from its end. What was asked for may still happen; whoever tries next finds it by its name.
 */
export const abandonInterceptor: ActivityInboundCallsInterceptor = {
  execute: (input, next) => Promise.race([next(input), cancelled()]),
};
