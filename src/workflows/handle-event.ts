import { decidePush } from './activities.ts';
import { applyToJobs } from './apply.ts';
import type { Delivery } from '../activities/delivery.ts';

/** An event that belongs to no pull request: a push, for now. Its id is the delivery's, so it runs once. */
export async function handleEvent(delivery: Delivery): Promise<readonly string[]> {
  const { decisions, words } = await decidePush(delivery);
  await applyToJobs({ guid: delivery.guid, decisions, origin: delivery.origin });
  return words;
}
