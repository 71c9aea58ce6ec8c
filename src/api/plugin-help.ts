import type { FastifyInstance } from 'fastify';
import { HttpRefusal } from './http-refusal.ts';
import { sendJson } from './json-or-script.ts';

/** Gives the help page of the plugins as it is now. */
export type PluginHelpSource = () => object;

/** `/plugin-help.js`: which plugins repositories have and what they listen to. Prow: cmd/deck/main.go `handlePluginHelp`. */
export function addPluginHelp(app: FastifyInstance, source: PluginHelpSource | undefined): void {
  app.get('/plugin-help.js', (request, reply) => {
    if (source === undefined) {
      const says =
        'this server does not know the plugin configuration: start it with --plugin-config';
      throw new HttpRefusal('NO_PLUGIN_CONFIG', says);
    }
    return sendJson(reply, source(), request.query);
  });
}
