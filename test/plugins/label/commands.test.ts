import { describe, expect, it } from 'vitest';
import { labelCommandsIn } from '../../../src/plugins/label/commands.ts';

const NONE = { add: [], remove: [], unknown: [] };
const CUSTOM = new Set(['api-review', 'needs docs']);

describe('the labels of a comment', () => {
  it.each<[string, Partial<typeof NONE | Record<string, readonly string[]>>]>([
    ['/kind bug', { add: ['kind/bug'] }],
    ['/kind Bug  flake\t', { add: ['kind/bug', 'kind/flake'] }],
    ['/area a/b\r\n/sig node', { add: ['area/a/b', 'sig/node'] }],
    ['/kind bug\n/kind bug bug', { add: ['kind/bug'] }],
    ['/remove-kind bug\n/kind feature', { add: ['kind/feature'], remove: ['kind/bug'] }],
    ['/committee a\n/language b\n/wg c', { add: ['committee/a', 'language/b', 'wg/c'] }],
    ['/triage accepted\n/priority p0', { add: ['triage/accepted', 'priority/p0'] }],
    ['/label api-review', { add: ['api-review'] }],
    ['/label API-Review ', { add: ['api-review'] }],
    ['/label needs  docs', { add: ['needs docs'] }],
    ['/remove-label needs docs', { remove: ['needs docs'] }],
    ['/label other', { unknown: ['other'] }],
    ['/remove-label other\n/kind bug', { add: ['kind/bug'], unknown: ['other'] }],
  ])('%j are %j', (text, expected) => {
    expect(labelCommandsIn(text, CUSTOM)).toEqual({ ...NONE, ...expected });
  });

  it.each([
    '/kind',
    '/kind\nbug',
    '/kindbug',
    '/kinds bug',
    '/Kind bug',
    ' /kind bug',
    'see /kind bug',
    '/label',
    '/label  ',
    '/status ok',
    'no slash',
  ])('%j names none', (text) => {
    expect(labelCommandsIn(text, CUSTOM)).toEqual(NONE);
  });

  it('by /label are not known where no setting names any', () => {
    expect(labelCommandsIn('/label other', new Set())).toEqual(NONE);
  });

  it('are twenty at most', () => {
    const many = Array.from({ length: 200 }, (_, at) => String(at)).join(' ');
    expect(labelCommandsIn(`/kind ${many}`, CUSTOM).add).toHaveLength(20);
  });

  it.each(['/kind \t', '/kind a', '/label '])('take no time over many of %j', (part) => {
    const start = performance.now();
    labelCommandsIn(part.repeat(Math.floor(65_536 / part.length)), CUSTOM);
    labelCommandsIn(`${part}\n`.repeat(Math.floor(65_536 / (part.length + 1))), CUSTOM);
    expect(performance.now() - start).toBeLessThan(300);
  });
});
