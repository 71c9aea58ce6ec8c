import { describe, expect, it } from 'vitest';
import { cloner, refsToClone } from '../../src/pods/clonerefs.ts';
import { aPeriodicRun, aProwJob } from './a-prow-job.ts';
import { namesOf } from './pod-parts.ts';
import type { DecorationConfig } from '../../src/prowjob/decoration-config.ts';

const refs = [{ org: 'org', repo: 'repo' }];

const optionsWith = (config: DecorationConfig): unknown =>
  JSON.parse(cloner(config, refs).container.env?.[0]?.value ?? '');

describe('clonerefs', () => {
  it('is told what to clone, where to, and as whom to merge', () => {
    expect(optionsWith({})).toEqual({
      src_root: '/home/prow/go',
      log: '/logs/clone.json',
      git_user_name: 'ci-robot',
      git_user_email: 'ci-robot@k8s.io',
      refs,
      key_files: [],
      github_api_endpoints: ['https://api.github.com'],
    });
  });

  it('finds every kind of secret where its options say', () => {
    const config = {
      ssh_key_secrets: ['ssh-1'],
      oauth_token_secret: { name: 'oauth', key: 'token' },
      github_app_id: '123',
      github_app_private_key_secret: { name: 'app', key: 'pem' },
      cookiefile_secret: 'cookies/file',
    };
    expect(optionsWith(config)).toMatchObject({
      key_files: ['/secrets/ssh/ssh-1'],
      oauth_token_file: '/secrets/oauth/token',
      github_app_id: '123',
      github_app_private_key_file: '/secrets/github-app/pem',
      cookie_path: '/secrets/cookiefile/file',
    });
    const { container, volumes } = cloner(config, refs);
    expect(container.args).toEqual(['--cookiefile=/secrets/cookiefile/file']);
    expect(namesOf(volumes)).toEqual([
      'ssh-keys-ssh-1',
      'oauth',
      'app',
      'clonerefs-tmp',
      'cookiefile',
    ]);
    expect(namesOf(container.volumeMounts)).toEqual(['logs', 'code', ...(namesOf(volumes) ?? [])]);
  });

  it('takes a cookie file that is named like its secret', () => {
    expect(optionsWith({ cookiefile_secret: 'cookies' })).toMatchObject({
      cookie_path: '/secrets/cookiefile/cookies',
    });
  });

  it('gets keys that only their owner can read', () => {
    const { volumes } = cloner({ ssh_key_secrets: ['ssh-1'] }, refs);
    expect(volumes[0]?.secret).toEqual({ secretName: 'ssh-1', defaultMode: 0o400 });
  });
});

describe('what is cloned', () => {
  const extra_refs = [{ org: 'extra', repo: 'one' }];

  it('is the code under test, then the extra refs', () => {
    const cloned = refsToClone(aProwJob({ extra_refs }).spec);
    expect(cloned.map(({ repo }) => repo)).toEqual(['repo', 'one']);
  });

  it('is the extra refs of a job that tests no code', () => {
    expect(refsToClone(aPeriodicRun({ extra_refs }).spec)).toEqual(extra_refs);
  });

  it('is nothing when cloning is off', () => {
    const decoration_config = { skip_cloning: true };
    expect(refsToClone(aProwJob({ extra_refs, decoration_config }).spec)).toEqual([]);
  });
});
