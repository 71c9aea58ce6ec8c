import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grant } from '../../../src/prowjob/queue/grant.ts';
import {
  ask,
  EMPTY_QUEUE,
  giveBack,
  type LeaseRequest,
  type Queue,
} from '../../../src/prowjob/queue/queue.ts';
import { Usage } from '../../../src/prowjob/queue/slots.ts';
import { request } from './request.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

const aRequest: fc.Arbitrary<LeaseRequest> = fc
  .record({
    prowJob: fc.constantFrom(...NAMES),
    ticket: fc.integer({ min: 1, max: 3 }),
    minute: fc.integer({ min: 10, max: 20 }),
    priority: fc.integer({ min: 0, max: 1 }),
    org: fc.constantFrom('acme', 'guests'),
    isHeld: fc.boolean(),
    job: fc.constantFrom('unit', 'e2e'),
  })
  .map(({ minute, job, ...rest }) =>
    request({
      ...rest,
      createdAt: `2026-08-01T12:${String(minute)}:00Z`,
      needs: [{ scope: 'all' }, { scope: `job/${job}`, slots: 2 }],
    }),
  );

type Step = (queue: Queue) => Queue;

const aStep: fc.Arbitrary<Step> = fc.oneof(
  aRequest.map((one) => (queue: Queue) => ask(queue, one)),
  aRequest.map((one) => (queue: Queue) => giveBack(queue, [one])),
  fc.constant((queue: Queue) => grant(queue).queue),
);

/** Any queue with three slots that can come to be. */
const aQueue: fc.Arbitrary<Queue> = fc
  .record({ isFair: fc.boolean(), steps: fc.array(aStep, { maxLength: 40 }) })
  .map(({ isFair, steps }) =>
    steps.reduce<Queue>((queue, step) => step(queue), {
      ...EMPTY_QUEUE,
      settings: { limits: [['all', 3]], isFair },
    }),
  );

describe('a queue, whatever happens,', () => {
  it('never gives more leases than there are slots', () => {
    fc.assert(
      fc.property(aQueue, (queue) => {
        const after = grant(queue).queue;
        const usage = new Usage(after);
        expect(usage.of('all')).toBeLessThanOrEqual(3);
        expect(usage.of('job/unit')).toBeLessThanOrEqual(2);
        expect(usage.of('job/e2e')).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('leaves nobody waiting who could start', () => {
    fc.assert(
      fc.property(aQueue, (queue) => {
        const after = grant(queue).queue;
        const usage = new Usage(after);
        const idle = after.waiting.filter((one) => !one.isHeld && usage.lacks(one).length === 0);
        expect(idle).toEqual([]);
      }),
    );
  });

  it('loses nobody, and has nobody twice', () => {
    fc.assert(
      fc.property(aQueue, aRequest, (queue, one) => {
        const before = new Set([...queue.leases, ...queue.waiting].map(({ prowJob }) => prowJob));
        const { leases, waiting } = grant(ask(queue, one)).queue;
        const after = [...leases, ...waiting].map(({ prowJob }) => prowJob);
        expect(new Set(after)).toEqual(before.add(one.prowJob));
        expect(new Set(after).size).toBe(after.length);
      }),
    );
  });

  it('lets nobody start before an older one of the same needs and priority', () => {
    fc.assert(
      fc.property(aQueue, (queue) => {
        fc.pre(!queue.settings.isFair);
        const { queue: after, leases } = grant(queue);
        const passed = leases.flatMap((lease) =>
          after.waiting.filter(
            (one) =>
              !one.isHeld &&
              one.priority >= lease.priority &&
              one.createdAt < lease.createdAt &&
              one.needs[1]?.scope === lease.needs[1]?.scope,
          ),
        );
        expect(passed).toEqual([]);
      }),
    );
  });
});
