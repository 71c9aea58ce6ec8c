import { expect, it } from 'vitest';
import { askTrust } from '../../src/activities/trust.ts';
import type { TriggerSettings } from '../../src/config/config.ts';
import { SETTINGS } from '../rules/jobs.ts';
import { fakeHost } from './fake-host.ts';

const REPO = { org: 'org', repo: 'repo' };
const TRUSTED_ORG = { ...SETTINGS, trustedOrg: 'friends' };

interface Bob {
  readonly memberOf?: readonly string[];
  readonly isCollaborator?: boolean;
}

async function ask(settings: TriggerSettings, bob: Bob = {}, login = 'bob') {
  const host = fakeHost({
    isOrgMember: (org) => Promise.resolve(bob.memberOf?.includes(org) ?? false),
    isCollaborator: () => Promise.resolve(bob.isCollaborator ?? false),
  });
  const { run } = await askTrust(host, REPO, login, settings);
  return { run, asked: host.asked };
}

it.each([
  ['the first yes', TRUSTED_ORG, { memberOf: ['org', 'friends'], isCollaborator: true }, true, 2],
  ['the second yes', TRUSTED_ORG, { memberOf: ['friends'], isCollaborator: true }, true, 3],
  ['the third yes', TRUSTED_ORG, { memberOf: ['friends'] }, true, 4],
  ['the last no', TRUSTED_ORG, {}, false, 4],
])('asking about trust ends with %s', async (_what, settings, bob, run, calls) => {
  const order = [
    'botLogin',
    'isOrgMember org bob',
    'isCollaborator bob',
    'isOrgMember friends bob',
  ];
  expect(await ask(settings, bob)).toEqual({ run, asked: order.slice(0, calls) });
});

it('the bot itself is trusted without another question', async () => {
  expect(await ask(SETTINGS, {}, 'ci-bot')).toEqual({ run: true, asked: ['botLogin'] });
});

it('collaborators are not asked about where only members count', async () => {
  const answer = await ask({ ...SETTINGS, onlyOrgMembers: true }, { isCollaborator: true });
  expect(answer).toEqual({ run: false, asked: ['botLogin', 'isOrgMember org bob'] });
});
