import { describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/server.ts';

function apiWith(pluginHelp?: () => object) {
  const nothing = () => Promise.resolve();
  const sink = { accept: nothing, check: nothing };
  return createApi({ logger: false, secretsFor: () => [], sink, pluginHelp });
}

const HELP = { AllRepos: ['org/repo'], PluginHelp: { size: { Description: '</script>' } } };

describe('/plugin-help.js', () => {
  it('is JSON', async () => {
    const answer = await apiWith(() => HELP).inject('/plugin-help.js');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-cache',
    });
    expect(answer.json()).toEqual(HELP);
  });

  it('is a script that sets a variable, when it is asked for one', async () => {
    const answer = await apiWith(() => HELP).inject('/plugin-help.js?var=allHelp');
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(answer.body).toBe(`var allHelp = ${JSON.stringify(HELP)};`);
  });

  it.each(['a%3Balert(1)', '1a', '', 'a&var=b', 'a'.repeat(101)])(
    'refuses the variable %s',
    async (variable) => {
      const answer = await apiWith(() => HELP).inject(`/plugin-help.js?var=${variable}`);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toEqual({
        code: 'BAD_QUERY',
        says: 'var must be the name of a variable, given once',
      });
    },
  );

  it('is not there without a plugin configuration, and says what to do', async () => {
    const answer = await apiWith().inject('/plugin-help.js');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({
      code: 'NO_PLUGIN_CONFIG',
      says: 'this server does not know the plugin configuration: start it with --plugin-config',
    });
  });
});
