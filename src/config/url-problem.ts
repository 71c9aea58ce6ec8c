const CONTROL = /[\x00-\x1f\x7f]/;
const BAD_ESCAPE = /%(?![0-9a-fA-F]{2}).{0,2}/;
const SCHEME = /^[a-zA-Z][a-zA-Z0-9+.-]*:/;
const USER = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;

/** Of the printable characters of ASCII a host may have these; the escapes stand for others than ASCII, `%25` opens a zone. */
const HOST = /^(?:[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]|[^\x00-\x7f]|%25|%[89a-fA-F][0-9a-fA-F])*$/;

/**
 * Why Go takes a text for no URL, as half a sentence; `undefined` when it takes it, and it takes nearly everything: blanks
 * in paths, no scheme, no host. Go: net/url/url.go `Parse`.
 */
export function urlProblem(text: string): string | undefined {
  const [url = '', ...fragment] = text.split('#');
  if (CONTROL.test(url)) return 'it has a control character';
  if (url.startsWith(':')) return 'a scheme such as https is missing before the colon';
  const scheme = SCHEME.exec(url)?.[0] ?? '';
  const [rest = ''] = url.slice(scheme.length).split('?');
  return hierarchyProblem(scheme, rest) ?? escapeProblem(fragment.join('#'));
}

function hierarchyProblem(scheme: string, rest: string): string | undefined {
  if (!rest.startsWith('/')) {
    if (scheme !== '') return undefined;
    const [first = ''] = rest.split('/');
    if (first.includes(':')) return 'a scheme such as https:// is missing in front';
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  if (!hasAuthority) return escapeProblem(rest);
  const [authority = '', ...path] = rest.slice(2).split('/');
  return authorityProblem(authority) ?? escapeProblem(path.join('/'));
}

function authorityProblem(authority: string): string | undefined {
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, Math.max(at, 0));
  if (!USER.test(user)) return `"${user}" cannot be a user name with a password`;
  return escapeProblem(user) ?? hostProblem(authority.slice(at + 1));
}

function hostProblem(host: string): string | undefined {
  const isBracketed = host.startsWith('[');
  if (isBracketed && !host.includes(']')) return 'a "]" is missing in the host';
  const portAt = isBracketed ? host.lastIndexOf(']') + 1 : host.lastIndexOf(':');
  const port = portAt < 0 ? '' : host.slice(portAt);
  if (!/^(?::\d*)?$/.test(port)) return `"${port}" after the host is no port`;
  return HOST.test(host) ? undefined : `"${host}" cannot be a host`;
}

function escapeProblem(text: string): string | undefined {
  const found = BAD_ESCAPE.exec(text);
  return found ? `"${found[0]}" is no escape of a character` : undefined;
}
