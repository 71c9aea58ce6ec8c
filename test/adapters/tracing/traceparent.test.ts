import { describe, expect, it } from 'vitest';
import { parseTraceparent, traceparentOf } from '../../../src/adapters/tracing/traceparent.ts';

const TRACE = 'a'.repeat(32);
const SPAN = 'b'.repeat(16);

describe('the text of a span', () => {
  it('names the same span again', () => {
    const span = { traceId: TRACE, spanId: SPAN, traceFlags: 1 };
    expect(traceparentOf(span)).toBe(`00-${TRACE}-${SPAN}-01`);
    expect(parseTraceparent(traceparentOf(span))).toEqual({ ...span, isRemote: true });
  });

  it.each([
    ['nothing', ''],
    ['another version', `01-${TRACE}-${SPAN}-01`],
    ['a short trace', `00-abc-${SPAN}-01`],
    ['large letters', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ['no trace', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['no span', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['more', `00-${TRACE}-${SPAN}-01-x`],
  ])('that is %s names none', (_what, text) => {
    expect(parseTraceparent(text)).toBeUndefined();
  });
});
