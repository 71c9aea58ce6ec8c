// Joins the three logs of one run: argv[2] = dir with sent.ndjson, github.ndjson, kubelet.ndjson. Prints latencies and rates.
import fs from 'node:fs';
const d = process.argv[2];
const rd = (f) =>
  fs.existsSync(`${d}/${f}`)
    ? fs
        .readFileSync(`${d}/${f}`, 'utf8')
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((l) => JSON.parse(l))
    : [];
const sent = rd('sent.ndjson'),
  gh = rd('github.ndjson'),
  ku = rd('kubelet.ndjson');
const created = new Map(),
  done = new Map(),
  pullOf = new Map();
let dup = 0;
for (const e of ku) {
  if (e.event === 'created') {
    const p = Number(e.labels['prow.k8s.io/refs.pull']);
    if (created.has(p)) dup++;
    else created.set(p, e.t);
    pullOf.set(e.name, p);
  }
  if (e.event === 'succeeded') done.set(pullOf.get(e.name), e.t);
}
const st = new Map(),
  pend = new Map();
for (const g of gh) {
  const m = /statuses\/([0-9a-f]{40})$/.exec(g.path);
  if (!m) continue;
  const s = JSON.parse(g.body).state;
  if (s === 'success' && !st.has(m[1])) st.set(m[1], g.t);
  if (s === 'pending' && !pend.has(m[1])) pend.set(m[1], g.t);
}
const q = (a, p) =>
  a.length ? a.sort((x, y) => x - y)[Math.min(a.length - 1, Math.floor(a.length * p))] : NaN;
const row = (n, a) =>
  console.log(
    n.padEnd(28),
    'n',
    String(a.length).padStart(5),
    'p50',
    q(a, 0.5),
    'p95',
    q(a, 0.95),
    'p99',
    q(a, 0.99),
    'max',
    q(a, 1),
  );
row(
  'webhook ack ms',
  sent.filter((s) => s.ms !== undefined).map((s) => s.ms),
);
row(
  'webhook -> pod created ms',
  sent.filter((s) => created.has(s.pull)).map((s) => created.get(s.pull) - s.t),
);
row(
  'webhook -> pending status ms',
  sent.filter((s) => pend.has(s.sha)).map((s) => pend.get(s.sha) - s.t),
);
row(
  'pod done -> success ms',
  sent
    .filter((s) => done.has(s.pull) && st.has(s.sha))
    .map((s) => st.get(s.sha) - done.get(s.pull)),
);
row(
  'webhook -> success ms',
  sent.filter((s) => st.has(s.sha)).map((s) => st.get(s.sha) - s.t),
);
const t0 = Math.min(...sent.map((s) => s.t)),
  te = Math.max(...[...st.values()]);
console.log(
  'sent',
  sent.length,
  'pods',
  created.size,
  'doubles',
  dup,
  'success',
  st.size,
  'jobs/s end to end',
  (st.size / ((te - t0) / 1000)).toFixed(2),
  'github writes',
  gh.length,
);
