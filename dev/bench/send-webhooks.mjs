// Sends N signed pull_request "opened" deliveries to argv[2] and writes {t, pull, status, ms} lines to argv[3].
// argv: url out count concurrency secret [perSecond]
import crypto from 'node:crypto';
import fs from 'node:fs';
const [url, outFile, count, conc, secret, rate] = process.argv.slice(2);
const out = fs.createWriteStream(outFile, { flags: 'a' });
const repo = {
  id: 5,
  name: 'repo',
  full_name: 'org/repo',
  owner: { login: 'org', id: 9, type: 'Organization' },
  html_url: 'https://github.com/org/repo',
  default_branch: 'main',
  clone_url: 'https://github.com/org/repo.git',
};
const user = { login: 'dev', id: 3, type: 'User', html_url: 'https://github.com/dev' };
const pr = (n) => ({
  id: 1000 + n,
  number: n,
  state: 'open',
  title: `Change ${n}`,
  body: '',
  html_url: `https://github.com/org/repo/pull/${n}`,
  user,
  draft: false,
  merged: false,
  mergeable: true,
  labels: [],
  assignees: [],
  requested_reviewers: [],
  author_association: 'MEMBER',
  head: {
    ref: `b${n}`,
    sha: crypto
      .createHash('sha1')
      .update('pr' + n + outFile)
      .digest('hex'),
    user,
    repo,
  },
  base: { ref: 'main', sha: 'a'.repeat(40), user, repo },
  created_at: new Date().toISOString(),
  updated_at: new Date().toISOString(),
});
let next = 0;
const t0 = Date.now();
async function one(n) {
  const body = JSON.stringify({
    action: 'opened',
    number: n,
    pull_request: pr(n),
    repository: repo,
    organization: { login: 'org' },
    sender: user,
    installation: { id: 7 },
  });
  const t = Date.now();
  const r = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/abc',
      'x-github-event': 'pull_request',
      'x-github-delivery': crypto.randomUUID(),
      'x-hub-signature-256':
        'sha256=' + crypto.createHmac('sha256', secret).update(body).digest('hex'),
      'x-hub-signature': 'sha1=' + crypto.createHmac('sha1', secret).update(body).digest('hex'),
    },
  });
  await r.text();
  out.write(
    JSON.stringify({ t, pull: n, sha: pr(n).head.sha, status: r.status, ms: Date.now() - t }) +
      '\n',
  );
}
await Promise.all(
  Array.from({ length: Number(conc) }, async () => {
    while (next < Number(count)) {
      const n = ++next;
      if (rate) {
        const due = t0 + (n / Number(rate)) * 1000;
        const w = due - Date.now();
        if (w > 0) await new Promise((f) => setTimeout(f, w));
      }
      await one(n).catch((e) =>
        out.write(JSON.stringify({ t: Date.now(), pull: n, error: e.message }) + '\n'),
      );
    }
  }),
);
console.log(`sent ${count} in ${Date.now() - t0} ms`);
