// A stand-in for the GitHub REST API, for measuring: it answers what a webhook-driven CI bot asks and
// appends every write as a JSON line {t, method, path, body} to the file named by argv[3].
import http from 'node:http';
import fs from 'node:fs';
const port = Number(process.argv[2] ?? 9800);
const out = fs.createWriteStream(process.argv[3] ?? '/dev/null', { flags: 'a' });
const sha = 'a'.repeat(40);
const counts = {};
const server = http.createServer((req, res) => {
  const chunks = [];
  req.on('data', (c) => chunks.push(c));
  req.on('end', () => {
    const t = Date.now();
    const path = req.url.split('?')[0].replace(/^\/api\/v3/, '');
    const key = `${req.method} ${path.replace(/[0-9a-f]{40}/g, ':sha').replace(/\/\d+/g, '/:n')}`;
    counts[key] = (counts[key] ?? 0) + 1;
    const send = (code, body) => {
      res.writeHead(code, {
        'content-type': 'application/json; charset=utf-8',
        'x-ratelimit-limit': '5000000',
        'x-ratelimit-remaining': '4999999',
        'x-ratelimit-reset': String(Math.floor(t / 1000) + 3600),
        'x-oauth-scopes': 'repo',
      });
      res.end(body === undefined ? '' : JSON.stringify(body));
    };
    if (req.method !== 'GET') {
      out.write(
        JSON.stringify({ t, method: req.method, path, body: Buffer.concat(chunks).toString() }) +
          '\n',
      );
      if (path.endsWith('/graphql')) return send(200, { data: {} });
      if (/access_tokens$/.test(path))
        return send(201, {
          token: 'ghs_x',
          expires_at: new Date(t + 3600e3).toISOString(),
          permissions: {},
        });
      return send(
        req.method === 'DELETE' ? 204 : 201,
        req.method === 'DELETE' ? undefined : { id: 1, state: 'ok' },
      );
    }
    if (path === '/__counts') return send(200, counts);
    if (path === '/user') return send(200, { login: 'ci-bot', id: 1 });
    if (/^\/users\//.test(path)) return send(200, { login: path.split('/')[2], id: 2 });
    if (/\/members\/|\/collaborators\/[^/]+$/.test(path)) return send(204);
    if (/\/git\/ref(s)?\/heads\//.test(path))
      return send(200, { ref: 'refs/heads/main', object: { type: 'commit', sha } });
    if (/\/branches\/[^/]+$/.test(path)) return send(200, { name: 'main', commit: { sha } });
    if (/\/commits\/[^/]+\/status$/.test(path))
      return send(200, { state: 'pending', sha, statuses: [] });
    if (/\/pulls\/\d+$/.test(path))
      return send(200, {
        number: Number(path.split('/').pop()),
        state: 'open',
        mergeable: true,
        user: { login: 'dev' },
        head: { sha: 'b'.repeat(40), ref: 'x' },
        base: { sha, ref: 'main' },
      });
    if (/^\/repos\/[^/]+\/[^/]+$/.test(path))
      return send(200, {
        name: path.split('/')[3],
        owner: { login: path.split('/')[2] },
        full_name: path.slice(7),
        default_branch: 'main',
      });
    if (/\/installation$/.test(path)) return send(200, { id: 7, account: { login: 'org' } });
    if (/\/app$/.test(path)) return send(200, { id: 1, slug: 'ci-bot', name: 'ci-bot' });
    return send(200, []);
  });
});
server.keepAliveTimeout = 60000;
server.listen(port, '127.0.0.1', () => console.log('fake github on', port));
