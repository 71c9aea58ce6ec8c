import { inspect } from 'node:util';
import { ApplicationFailure, CancelledFailure } from '@temporalio/activity';
import { describe, expect, it } from 'vitest';
import {
  failureInterceptor,
  failureOf,
  isRefusal,
  isUnreportable,
} from '../../src/activities/failure.ts';
import { ClusterError } from '../../src/adapters/kubernetes/cluster-error.ts';
import { far } from './far-error.ts';

const TOKEN = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';

describe('an error of an adapter', () => {
  it.each([
    ['CONFLICT', false],
    ['NOT_FOUND', false],
    ['NO_COMMIT', false],
    ['REFUSED', false],
    ['TOO_MANY_STATUSES', false],
    ['BAD_ANSWER', true],
    ['BAD_CREDENTIALS', true],
    ['FORBIDDEN', true],
    ['NOT_INSTALLED', true],
    ['RATE_LIMITED', true],
    ['THROTTLED', true],
    ['UNAVAILABLE', true],
    ['A_CODE_OF_TOMORROW', true],
  ])('with code %s is worth another try: %j', (code, isWorthRetrying) => {
    const failure = failureOf(far(code, 'it went wrong'));
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure.nonRetryable).toBe(!isWorthRetrying);
    expect(failure).toMatchObject({ message: 'it went wrong', type: `FarError.${code}` });
  });

  it('that says how long to wait is tried again then', () => {
    expect(failureOf(far('RATE_LIMITED', 'slow down', 90)).nextRetryDelay).toBe(90_000);
    expect(failureOf(far('RATE_LIMITED', 'slow down')).nextRetryDelay ?? undefined).toBeUndefined();
  });

  it('leaves its cause, its stack and all else that it holds behind', () => {
    const cause = Object.assign(new Error(`authorization: ${TOKEN}`), { request: TOKEN });
    const error = new ClusterError('UNAVAILABLE', 'no answer', { cause });
    const failure = failureOf(Object.assign(error, { headers: TOKEN }));
    expect(failure.cause).toBeUndefined();
    expect(failure.details ?? []).toEqual([]);
    expect(inspect(failure, { depth: 9 })).not.toContain(TOKEN);
  });
});

describe('an error of another kind', () => {
  it('of ours keeps its name and is tried again', () => {
    const failure = failureOf(new TypeError('x is not a function'));
    expect(failure).toMatchObject({ type: 'TypeError', message: 'x is not a function' });
    expect(failure.nonRetryable).not.toBe(true);
  });

  it('that is a failure already stays what it is', () => {
    const failure = ApplicationFailure.nonRetryable('no');
    expect(failureOf(failure)).toBe(failure);
  });

  it('that is no error at all becomes its text', () => {
    expect(failureOf('oops').message).toBe('oops');
  });
});

describe('what is thrown in an Activity', () => {
  const run = (thrown: unknown) =>
    failureInterceptor.execute?.({ args: [], headers: {} }, () => {
      throw thrown;
    });

  it('becomes a failure', async () => {
    await expect(run(far('REFUSED', 'no'))).rejects.toMatchObject({ nonRetryable: true });
  });

  it('is left alone when it is the cancellation of the Activity', async () => {
    const cancelled = new CancelledFailure('stop');
    await expect(run(cancelled)).rejects.toBe(cancelled);
  });

  it('is no matter when nothing is', async () => {
    const next = () => Promise.resolve('done');
    expect(await failureInterceptor.execute?.({ args: [], headers: {} }, next)).toBe('done');
  });
});

describe('a question about an error', () => {
  it('knows a refusal of a cluster from what may pass', () => {
    expect(isRefusal(new ClusterError('REFUSED', 'exceeded quota'))).toBe(true);
    expect(isRefusal(new ClusterError('THROTTLED', 'slow down'))).toBe(false);
    expect(isRefusal('REFUSED')).toBe(false);
  });

  it.each([
    ['NOT_FOUND', true],
    ['NO_COMMIT', true],
    ['TOO_MANY_STATUSES', true],
    ['FORBIDDEN', false],
    ['UNAVAILABLE', false],
  ])('tells whether a report that failed with %s can reach nobody: %j', (code, answer) => {
    expect(isUnreportable(far(code, 'no'))).toBe(answer);
  });
});
