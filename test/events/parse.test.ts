import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EventError } from '../../src/events/event-error.ts';
import type { GitHubEvent } from '../../src/events/event.ts';
import { parseEvent } from '../../src/events/parse.ts';
import { pullPayload } from './payloads.ts';

const Examples = z.array(z.object({ name: z.string(), examples: z.array(z.unknown()) }));
const require = createRequire(import.meta.url);
const read = (api: string): z.infer<typeof Examples> =>
  Examples.parse(require(`@octokit/webhooks-examples/${api}/index.json`));

const ACTED_ON = [
  'pull_request',
  'issue_comment',
  'issues',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
];

/** What a delivery becomes: an event, or the error that says why not. */
function outcome(name: string, body: unknown): GitHubEvent | EventError {
  try {
    return parseEvent(name, body);
  } catch (error) {
    if (error instanceof EventError) return error;
    throw error;
  }
}

describe('parseEvent on the example payloads of GitHub', () => {
  const payloads = ['api.github.com', 'ghes-31', 'ghes-33', 'ghes-35'].flatMap((api) =>
    read(api).flatMap(({ name, examples }) =>
      examples.map((body, index) => ({ label: `${api} ${name} ${String(index)}`, name, body })),
    ),
  );

  it.each(payloads)('reads $label', ({ name, body }) => {
    const event = parseEvent(name, body);
    expect(event).toEqual(JSON.parse(JSON.stringify(event)));
    expect(JSON.stringify(event).length).toBeLessThan(10_000);
    if (!ACTED_ON.includes(name)) expect(event.kind).toBe('irrelevant');
  });

  it('finds events of each kind among them', () => {
    const kinds = new Set(payloads.map(({ name, body }) => parseEvent(name, body).kind));
    expect([...kinds].sort()).toEqual(['comment-made', 'irrelevant', 'pull-changed', 'pushed']);
  });
});

describe('parseEvent on what GitHub would not send', () => {
  it('says which event nothing acts on', () => {
    expect(parseEvent('star', {})).toEqual({
      kind: 'irrelevant',
      why: 'nothing acts on the event "star"',
    });
  });

  it.each([null, undefined, 'text', 7, [], {}])('refuses the body %j by name', (body) => {
    for (const name of ACTED_ON) {
      const refused = outcome(name, body);
      expect(refused).toBeInstanceOf(EventError);
      expect(refused).toHaveProperty('code', 'BAD_PAYLOAD');
    }
  });

  it('names the field, never the value', () => {
    const body = pullPayload({ repository: { name: '../../etc', owner: { login: 'org' } } });
    expect(() => parseEvent('pull_request', body)).toThrow(
      'bad pull_request payload: repository.name: not a name on GitHub',
    );
  });

  it('is not fooled by a key __proto__', () => {
    const body: unknown = JSON.parse(
      JSON.stringify(pullPayload()).replace('{', '{"__proto__":{"isOpen":false},'),
    );
    const event = parseEvent('pull_request', body);
    expect(event).toEqual(parseEvent('pull_request', pullPayload()));
    expect(Object.hasOwn(event, '__proto__')).toBe(false);
  });

  it('throws nothing but EventError, whatever the body', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACTED_ON), fc.jsonValue(), (name, junk) => {
        expect(outcome(name, junk)).toBeDefined();
      }),
    );
  });

  it('throws nothing but EventError, whichever field of a good body is spoiled', () => {
    const spoiled = fc.constantFrom('repository', 'sender', 'action', 'pull_request', 'changes');
    fc.assert(
      fc.property(spoiled, fc.jsonValue(), (field, junk) => {
        expect(outcome('pull_request', pullPayload({ [field]: junk }))).toBeDefined();
      }),
    );
  });
});
