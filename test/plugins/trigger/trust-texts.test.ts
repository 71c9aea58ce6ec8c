import { describe, expect, it } from 'vitest';
import { untrustedText, welcomeText } from '../../../src/plugins/trigger/trust-texts.ts';
import { SETTINGS } from '../../rules/jobs.ts';
import { factsOf } from '../facts.ts';

const { pull } = factsOf();

describe('welcomeText', () => {
  it('greets, and says who must do what', () => {
    const text = welcomeText(pull, SETTINGS);
    expect(text).toMatch(/^Hi @bob\. Thanks for your PR\.\n/);
    expect(text).toContain('member of [org](https://github.com/orgs/org/people) has to see');
    expect(text).toContain('[join the organisation](https://github.com/orgs/org/people)');
    expect(text).toContain('`/ok-to-test`');
  });

  it('names the second organisation, and the page for joining', () => {
    const joinOrgUrl = 'https://example.com/join';
    const text = welcomeText(pull, { ...SETTINGS, trustedOrg: 'other', joinOrgUrl });
    expect(text).toContain('or [other](https://github.com/orgs/other/people)');
    expect(text).toContain('[join the organisation](https://example.com/join)');
  });

  it('does not offer /ok-to-test where it does not count', () => {
    const text = welcomeText(pull, { ...SETTINGS, ignoreOkToTest: true });
    expect(text).toContain('does not accept `/ok-to-test`');
    expect(text).not.toContain('needs-ok-to-test');
  });
});

describe('untrustedText', () => {
  it.each([
    [false, 'a trusted user reviews the PR'],
    [true, 'does not accept `/ok-to-test`'],
  ])('with ignoreOkToTest %j', (ignoreOkToTest, part) => {
    expect(untrustedText({ ...SETTINGS, ignoreOkToTest })).toContain(part);
  });
});
