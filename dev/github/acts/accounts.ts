import { type Account, findAccount } from '../state.ts';
import { type World, newId, now } from '../world.ts';

/** An account, unless there is one of that login. */
export function addAccount(
  world: World,
  account: Pick<Account, 'login' | 'type' | 'members'>,
): void {
  if (findAccount(world.state, account.login) !== undefined) return;
  world.state.accounts.push({ ...account, id: newId(world), createdAt: now() });
  world.changed();
}
