import { describe, expect, it } from 'vitest';
import { helpNote, helpText, isHelpText } from '../../../src/plugins/trigger/job-help.ts';
import { commandsIn } from '../../../src/rules/commands.ts';
import { MANUAL, presubmit } from '../../rules/jobs.ts';
import { factsOf, JOBS } from '../facts.ts';

describe('helpNote', () => {
  it.each([
    ['/test ?', 3, ''],
    ['/test', 3, 'The `/test` command needs one or more targets.'],
    ['/retest unit', 3, 'The `/retest` command does not accept any targets.'],
    ['/test all', 0, 'No jobs can be run with `/test all`.'],
    ['/test nothing', 0, 'The specified target(s) for `/test` were not found.'],
    ['/test all', 1, undefined],
    ['/test nothing unit', 1, undefined],
    ['/retest', 0, undefined],
    ['/ok-to-test', 0, undefined],
    ['/test-manual-required', 0, undefined],
  ])('after %j that starts %i jobs', (text, jobsToRun, note) => {
    expect(helpNote(commandsIn(text), jobsToRun)).toBe(note);
  });
});

describe('helpText', () => {
  it('lists the commands of the branch, and what /test all starts for these files', () => {
    const elsewhere = presubmit('elsewhere', { branches: ['release'] });
    const jobs = [...JOBS.presubmits, elsewhere];
    expect(helpText('Note.', factsOf(), jobs)).toBe(
      [
        'Note.',
        'The following commands are available to trigger required jobs:' +
          '\n```\n/test e2e\n```\n```\n/test unit\n```',
        'The following commands are available to trigger optional jobs:\n```\n/test docs\n```',
        'Use `/test all` to run the following jobs that were automatically triggered:' +
          '\n```\nunit\n```',
      ].join('\n\n'),
    );
  });

  it('says it in short when /test all starts all', () => {
    expect(helpText('', factsOf(), [presubmit('unit')])).toBe(
      'The following commands are available to trigger required jobs:\n```\n/test unit\n```\n\n' +
        'Use `/test all` to run all jobs.',
    );
  });

  it('does not offer /test all when it starts nothing', () => {
    const text = helpText('', factsOf(), [presubmit('e2e', { when: MANUAL })]);
    expect(text).not.toContain('/test all');
  });

  it('says when the branch has no jobs', () => {
    expect(helpText('Note.', factsOf(), [])).toBe('No presubmit jobs available for org/repo@main');
  });

  it('is known again, by itself and with each note', () => {
    expect(isHelpText(helpText('', factsOf(), JOBS.presubmits))).toBe(true);
    for (const text of ['/test', '/retest unit', '/test all', '/test nothing']) {
      expect(isHelpText(`@carol: ${helpNote(commandsIn(text), 0) ?? ''}`)).toBe(true);
    }
    expect(isHelpText('Skipping CI for Draft Pull Request.')).toBe(false);
  });
});
