import { describe, expect, it } from 'vitest';
import { parseWebhookSecrets, WebhookSecretsError } from '../../src/config/webhook-secrets.ts';

const BY_REPO = `
'*':
- value: everyone
  created_at: 2020-10-02T15:00:00Z
org:
- value: of-org
org/repo:
- value: new
- value: old
`;

describe('webhook secrets', () => {
  it.each([
    ['org', 'repo', ['new', 'old']],
    ['org', 'other', ['of-org']],
    ['someone', 'else', ['everyone']],
    [undefined, undefined, ['everyone']],
  ])('of %s/%s are those of the most specific key', (org, repo, secrets) => {
    const claim = { ...(org && { org }), ...(repo && { repo }) };
    expect(parseWebhookSecrets(BY_REPO)(claim)).toEqual(secrets);
  });

  it.each(['simple\n', '12345', 'a: b: c', '%directive', '"quoted'])(
    'may be one plain secret: %j',
    (text) => {
      expect(parseWebhookSecrets(text)({ org: 'org', repo: 'repo' })).toEqual([text.trim()]);
    },
  );

  it('checks a repository that no key covers against nothing', () => {
    expect(parseWebhookSecrets('org: [{ value: x }]')({ org: 'other', repo: 'repo' })).toEqual([]);
  });

  it.each(['', ' \n', 'org: secret', 'org: []', 'org: [{ value: "" }]', '[a, b]'])(
    'refuses %j without quoting it',
    (text) => {
      expect(() => parseWebhookSecrets(text)).toThrow(WebhookSecretsError);
      expect(() => parseWebhookSecrets(text)).not.toThrow(/secret: |\[a/);
    },
  );
});
