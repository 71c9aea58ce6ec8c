import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addGitHubOptions, gitHubOf, type GitHubCliOptions } from '../../src/cli/github-options.ts';
import { refusal, testProgram } from './refusal.ts';

const TOKEN = ['--github-token-path', '/secrets/token'];
const APP = ['--github-app-id', '12', '--github-app-private-key-path', '/secrets/key.pem'];

/** A program that does nothing but take the options. */
function program(): Command {
  return testProgram((root) => {
    const command = root.command('greet');
    addGitHubOptions(command).action((options: GitHubCliOptions) => {
      gitHubOf(options, command);
    });
  });
}

describe('the account on GitHub', () => {
  it.each([
    ['a token', TOKEN],
    ['an App', APP],
    ['a token for an own server', [...TOKEN, '--github-endpoint', 'https://ghe.example/api/v3']],
  ])('may be %s, whose file is not read before it is needed', async (_what, args) => {
    expect(await refusal(program(), ['greet', ...args])).toBe('it took them');
  });

  it.each([
    ['nobody', []],
    ['two', [...TOKEN, ...APP]],
    ['an App without its key', APP.slice(0, 2)],
    ['the key of no App', APP.slice(2)],
    ['a token and the key of no App', [...TOKEN, ...APP.slice(2)]],
  ])('may not be %s', async (_what, args) => {
    expect(await refusal(program(), ['greet', ...args])).toBe(
      'error: give either --github-token-path, or --github-app-id with --github-app-private-key-path',
    );
  });

  it.each(['abc', '0', '-1', '1.5', ''])('is no App with the id "%s"', async (id) => {
    const args = ['--github-app-id', id];
    expect(await refusal(program(), ['greet', ...args])).toMatch(/--github-app-id.*It is a number/);
  });
});
