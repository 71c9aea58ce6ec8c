import { activityInfo } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import type { Tracer } from '../ports/tracer.ts';
import { traceparentIn } from '../prowjob/origin.ts';

/**
 * Around every Activity of a worker: what is done for a delivery, or for a run that a delivery started, is a span of the
 * delivery's trace. The input says of which; workflows only pass it on (docs/decisions/tracing.md).
 */
export function tracingInterceptor(tracer: Tracer): ActivityInboundCallsInterceptor {
  return {
    execute(input, next) {
      const [deed] = input.args;
      const parent = traceparentIn(deed);
      if (parent === undefined) return next(input);
      const { activityType, attempt, workflowExecution } = activityInfo();
      const attributes = {
        'temporal.workflow_id': workflowExecution?.workflowId ?? '',
        'temporal.attempt': attempt,
      };
      return tracer.span(activityType, { parent, attributes }, () => next(input));
    },
  };
}
