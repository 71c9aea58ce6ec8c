import type { GitHubEvent } from '../../events/event.ts';
import type { Metrics, PluginLabels } from '../../ports/metrics.ts';
import { assertNever } from '../../prowjob/assert-never.ts';
import type { PullPlan, PullRequestActivities } from '../pull-requests.ts';

export interface DecisionMeasures {
  readonly metrics: Metrics;
  readonly now: () => Date;
}

/**
 * The same Activities; how long each decision about a delivery took is measured. All plugins decide together, from facts
 * that are fetched once, so there is no time of one of them. Prow: pkg/hook/events.go.
 */
export function measuredDecisions<
  Activities extends Pick<PullRequestActivities, 'decide' | 'decidePush'>,
>(activities: Activities, { metrics, now }: DecisionMeasures): Activities {
  const measured = async (event: GitHubEvent, decide: () => Promise<PullPlan>) => {
    const labels = eventLabels(event);
    const beganMs = now().getTime();
    try {
      const plan = await decide();
      const took_action = plan.decisions.length > 0 ? 'true' : 'false';
      const seconds = (now().getTime() - beganMs) / 1000;
      metrics.observe('prow_plugin_handle_duration_seconds', { ...labels, took_action }, seconds);
      return plan;
    } catch (error) {
      metrics.count('prow_plugin_handle_errors', { ...labels, took_action: 'false' });
      throw error;
    }
  };
  return {
    ...activities,
    decide: (input: Parameters<Activities['decide']>[0]) =>
      measured(input.delivery.event, () => activities.decide(input)),
    decidePush: (delivery: Parameters<Activities['decidePush']>[0]) =>
      measured(delivery.event, () => activities.decidePush(delivery)),
  };
}

/** An event by the names that GitHub and Prow have for it. Reviews count as comments, as they do for plugins. */
function eventLabels(event: GitHubEvent): Pick<PluginLabels, 'event_type' | 'action'> {
  switch (event.kind) {
    case 'pull-changed':
      return { event_type: 'pull_request', action: event.action };
    case 'comment-made':
      return { event_type: 'issue_comment', action: 'created' };
    case 'pushed':
      return { event_type: 'push', action: '' };
    case 'irrelevant':
      return { event_type: '', action: '' };
    default:
      return assertNever(event);
  }
}
