import { describe, expect, it } from 'vitest';
import { prowJobName } from '../../src/activities/prow-job-name.ts';

describe('the name of a prow job', () => {
  it('is a version 5 UUID, the same for the same delivery and job', () => {
    const name = prowJobName('guid', 'unit');
    expect(name).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(prowJobName('guid', 'unit')).toBe(name);
    expect(prowJobName('guid', 'lint')).not.toBe(name);
    expect(prowJobName('other', 'unit')).not.toBe(name);
  });
});
