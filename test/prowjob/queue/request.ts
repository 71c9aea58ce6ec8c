import type { LeaseRequest } from '../../../src/prowjob/queue/queue.ts';

/** The request of a job that nothing is special about. */
export function request(
  changes: Partial<LeaseRequest> & { readonly prowJob: string },
): LeaseRequest {
  return {
    job: 'unit',
    ticket: 1,
    needs: [{ scope: 'all' }],
    createdAt: '2026-08-01T12:00:00Z',
    org: 'acme',
    priority: 0,
    isHeld: false,
    ...changes,
  };
}
