/** What the files of a room may import beside each other. */
export interface Room {
  /** Rooms, or single files of a room (without `.ts`), that it may use. */
  readonly uses: readonly string[];
  /** Those of which it may name types only. */
  readonly typesOf?: readonly string[];
  /** npm packages and built-in modules that it may use; `node:` and `@scope/` stand for all that begin so. */
  readonly packages: readonly string[];
  /** Those of which it may name types only. */
  readonly typesOfPackages?: readonly string[];
}

const PROWJOB = 'src/prowjob';
const EVENTS = 'src/events';
const CONFIG = 'src/config';
const RULES = 'src/rules';
const PLUGINS = 'src/plugins';
const PODS = 'src/pods';
const REPORTS = 'src/reports';
const PORTS = 'src/ports';
const MESSAGES = 'src/workflows/messages';

const PURE = [PROWJOB, EVENTS, CONFIG, RULES, PLUGINS, PODS, REPORTS];

/** Adapters know no other adapter: what two of them share belongs to a pure room or a port. */
function adapter(...packages: readonly string[]): Room {
  return { uses: [PROWJOB, CONFIG], typesOf: [PORTS], packages: ['node:', 'zod', ...packages] };
}

/**
 * Who may import whom: the architecture. What is not here is forbidden, so a new folder, arrow or package is a decision
 * that this table records, with a page in docs/decisions. Nothing of the program imports `dev` or `test`.
 */
export const ROOMS: Readonly<Record<string, Room>> = {
  [PROWJOB]: { uses: [], packages: [] },
  [EVENTS]: { uses: [PROWJOB], packages: ['zod'] },
  [CONFIG]: { uses: [PROWJOB], packages: ['zod', 'yaml', 'js-yaml', 're2js'] },
  [RULES]: { uses: [PROWJOB, EVENTS, CONFIG], packages: [] },
  [PLUGINS]: { uses: [PROWJOB, EVENTS, CONFIG, RULES], packages: [] },
  [PODS]: { uses: [PROWJOB], packages: [] },
  [REPORTS]: { uses: [PROWJOB], packages: [] },
  [PORTS]: { uses: [], typesOf: PURE, packages: [] },
  'src/workflows': {
    uses: [PROWJOB],
    typesOf: ['src/activities'],
    packages: ['@temporalio/workflow'],
  },
  'src/activities': {
    uses: PURE,
    typesOf: [PORTS],
    packages: ['@temporalio/activity', 'node:crypto'],
    typesOfPackages: ['@temporalio/worker'],
  },
  'src/adapters/artifacts': adapter('@aws-sdk/', '@google-cloud/'),
  'src/adapters/config-files': adapter(),
  'src/adapters/github': adapter('@octokit/', 'bottleneck'),
  'src/adapters/kubernetes': adapter('@kubernetes/client-node'),
  'src/adapters/metrics': adapter('prom-client'),
  'src/adapters/slack': adapter('@slack/web-api'),
  'src/adapters/temporal': {
    uses: [PROWJOB, EVENTS, MESSAGES],
    typesOf: [PORTS],
    packages: ['@temporalio/client', '@temporalio/common'],
  },
  'src/adapters/tot': adapter(),
  'src/adapters/tracing': adapter('@opentelemetry/'),
  'src/api': {
    uses: [PROWJOB, EVENTS, MESSAGES],
    typesOf: [PORTS, 'src/workflows'],
    packages: ['node:', 'fastify', 'zod', '@octokit/webhooks'],
  },
  'src/cli': {
    uses: ['src'],
    packages: ['node:', 'commander', 'yaml', 'zod', '@temporalio/client', '@temporalio/worker'],
  },
  'podutils/src': {
    uses: [PROWJOB, 'src/adapters/artifacts'],
    typesOf: [PORTS],
    packages: ['node:', 'zod', '@octokit/'],
  },
};
