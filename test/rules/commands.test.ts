import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsIn } from '../../src/rules/commands.ts';

describe('commandsIn', () => {
  it.each([
    ['/test all', ['test-all', 'test-named']],
    ['/test all, please', ['test-all', 'test-named']],
    ['/test all\r', ['test-all', 'test-named']],
    ['/test all-but-one', ['test-named']],
    ['/test unit', ['test-named']],
    ['/test\tunit', ['test-named']],
    ['/test', ['test-bare']],
    ['/test  \r\n', ['test-bare']],
    ['/test ?', ['test-help', 'test-named']],
    ['/test?', ['test-help']],
    ['/retest', ['retest']],
    ['/retest  \r\nthanks', ['retest']],
    ['/retest unit', ['retest-named']],
    ['/retest-required', ['retest-required']],
    ['/test-manual-required', ['test-manual-required']],
    ['/ok-to-test', ['ok-to-test']],
    ['/ok-to-test cancel', ['ok-to-test-cancel']],
    ['/ok-to-test please', []],
    ['looks good\n/ok-to-test \r', ['ok-to-test']],
    ['/test all\n/retest', ['retest', 'test-all', 'test-named']],
  ])('reads %j', (text, commands) => {
    expect([...commandsIn(text)].sort()).toEqual(commands);
  });

  it.each([
    'not /ok-to-test',
    ' /retest',
    '/TEST all',
    '/Retest',
    '/retested',
    '/ test all',
    'a\r/retest',
    'a\u2028/retest',
    '/retest\u00a0',
    '/testing',
  ])('reads no command in %j', (text) => {
    expect([...commandsIn(text)]).toEqual([]);
  });

  it('finds a command on any line, whatever stands on the others', () => {
    const line = fc.string().map((text) => text.replaceAll('\n', ''));
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (before, after) => {
        const text = [...before, '/retest', ...after].join('\n');
        expect(commandsIn(text).has('retest')).toBe(true);
      }),
    );
  });

  it.each(['/test ', '/ok-to-test ', '/retest'])('takes no time over a long %j', (command) => {
    const text = `${command}${' '.repeat(65_000)}x`;
    const start = performance.now();
    commandsIn(text);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
