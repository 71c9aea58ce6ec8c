import { describe, expect, it } from 'vitest';
import { originIn, traceparentIn, withOrigin } from '../../src/prowjob/origin.ts';

const TRACEPARENT = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
const ORIGIN = { receivedAt: '2026-01-01T00:00:00.250Z', traceparent: TRACEPARENT };

describe('the origin of a run', () => {
  it('is found again in its annotations, beside those of the job', () => {
    const annotations = withOrigin({ team: 'a' }, ORIGIN);
    expect(annotations).toMatchObject({ team: 'a' });
    expect(originIn(annotations)).toEqual(ORIGIN);
  });

  it('is not what the job says of it', () => {
    const claimed = withOrigin({}, ORIGIN);
    expect(withOrigin({ ...claimed, team: 'a' }, undefined)).toEqual({ team: 'a' });
    const { receivedAt } = ORIGIN;
    expect(originIn(withOrigin(claimed, { receivedAt }))).toEqual({ receivedAt });
  });

  it('is unknown where nobody tells of it', () => {
    expect(originIn()).toEqual({});
    expect(withOrigin({}, undefined)).toEqual({});
  });
});

describe('the trace of an Activity', () => {
  it.each([
    ['a push', { guid: 'g', origin: ORIGIN }],
    ['a delivery of a pull request', { org: 'o', delivery: { guid: 'g', origin: ORIGIN } }],
    ['a run', { job: { metadata: { annotations: withOrigin({}, ORIGIN) } }, attempt: 0 }],
  ])('is that of %s', (_what, input) => {
    expect(traceparentIn(input)).toBe(TRACEPARENT);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'origin'],
    ['a run without annotations', { job: { metadata: {} } }],
    ['something else of that name', { origin: { traceparent: 7 } }],
  ])('is unknown for %s', (_what, input) => {
    expect(traceparentIn(input)).toBeUndefined();
  });
});
