import type { Handler, Routes } from './call.ts';

/** Where a request goes. */
export interface Match {
  /** `METHOD /path/{placeholder}`. */
  readonly route: string;
  readonly handler: Handler;
  readonly params: Readonly<Record<string, string>>;
}

export type Router = (method: string, path: string) => Match | undefined;

/** Finds routes by path; the first in the table wins. A placeholder takes one segment, decoded. */
export function createRouter(routes: Routes): Router {
  const patterns = Object.entries(routes).map(([route, handler]) => {
    const [method = '', template = ''] = route.split(' ');
    return { route, handler, method, pattern: patternOf(template) };
  });
  return (method, path) => {
    for (const { route, handler, method: wanted, pattern } of patterns) {
      const found = wanted === method ? pattern.exec(path) : null;
      if (found === null) continue;
      const params = decodeAll(found.groups ?? {});
      return params === undefined ? undefined : { route, handler, params };
    }
    return undefined;
  };
}

/** Names of branches and refs have slashes, which not every client encodes. */
function patternOf(template: string): RegExp {
  const source = template
    .replace(/\{(ref|branch)\}/g, '(?<$1>.+)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
}

/** `undefined` for a path that is not well encoded. */
function decodeAll(groups: Readonly<Record<string, string>>): Record<string, string> | undefined {
  try {
    const decoded = Object.entries(groups).map(
      ([name, text]) => [name, decodeURIComponent(text)] as const,
    );
    return Object.fromEntries(decoded);
  } catch {
    return undefined;
  }
}
