import { isSame } from '../state.ts';
import { type World, accountOf, newId, now } from '../world.ts';
import { addAccount } from './accounts.ts';

export interface AppSeed {
  readonly slug: string;
  /** PEM. */
  readonly publicKey: string;
  readonly owner: string;
  /** What it may do; the usual of a CI by default. */
  readonly permissions?: Readonly<Record<string, string>>;
}

/** What owners of GitHub Apps, and of the organisations that use them, do. */
export interface AppControl {
  /** A GitHub App; gives its id. */
  createApp(app: AppSeed): number;
  /** Installs an App in an organisation; gives the installation's id. */
  installApp(appId: number, org: string): number;
  /** Takes an App out of an organisation; its tokens are good for nothing then. */
  uninstallApp(appId: number, org: string): void;
}

export function apps(world: World): AppControl {
  return {
    createApp({ permissions, ...seed }) {
      const { slug } = seed;
      const known = world.state.apps.find((app) => app.slug === slug);
      if (known !== undefined) return known.id;
      addAccount(world, { login: `${slug}[bot]`, type: 'Bot', members: [] });
      const id = newId(world);
      const made = { ...seed, id, createdAt: now(), installations: [] };
      world.state.apps.push({ ...made, ...(permissions && { permissions }) });
      world.changed();
      return id;
    },
    installApp(appId, org) {
      const app = world.state.apps.find(({ id }) => id === appId);
      const installation = { id: newId(world), org: accountOf(world, org).login, createdAt: now() };
      app?.installations.push(installation);
      world.changed();
      return installation.id;
    },
    uninstallApp(appId, org) {
      const app = world.state.apps.find(({ id }) => id === appId);
      const index = app?.installations.findIndex((installation) => isSame(installation.org, org));
      if (app === undefined || index === undefined || index === -1) return;
      app.installations.splice(index, 1);
      const tokens = Object.entries(world.state.tokens);
      const others = tokens.filter(([, login]) => login !== `${app.slug}[bot]`);
      world.state.tokens = Object.fromEntries(others);
      world.changed();
    },
  };
}
