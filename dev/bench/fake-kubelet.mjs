// Plays the kubelet for every pod with label created-by-prow=true in a namespace: Running at once, Succeeded after argv[4] ms.
// Logs {t, name, event} lines. Needs: kubectl proxy or an apiserver URL without auth in argv[2].
import fs from 'node:fs';
const api = process.argv[2],
  log = fs.createWriteStream(process.argv[3], { flags: 'a' }),
  runMs = Number(process.argv[4] ?? 1000),
  ns = process.argv[5] ?? 'default';
const note = (o) => log.write(JSON.stringify({ t: Date.now(), ...o }) + '\n');
const patch = async (name, status) => {
  const r = await fetch(`${api}/api/v1/namespaces/${ns}/pods/${name}/status`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/strategic-merge-patch+json' },
    body: JSON.stringify({ status }),
  });
  if (!r.ok && r.status !== 404) console.error(name, r.status, (await r.text()).slice(0, 200));
};
const seen = new Set();
const run = async (pod) => {
  const name = pod.metadata.name,
    startTime = new Date().toISOString();
  seen.add(name);
  note({
    name,
    event: 'created',
    sha: pod.metadata.labels['prow.k8s.io/refs.pull'],
    labels: pod.metadata.labels,
  });
  const names = pod.spec.containers.map((c) => c.name);
  await patch(name, {
    phase: 'Running',
    startTime,
    containerStatuses: names.map((n) => ({
      name: n,
      image: 'x',
      imageID: 'x',
      ready: true,
      restartCount: 0,
      state: { running: { startedAt: startTime } },
    })),
  });
  setTimeout(async () => {
    const finishedAt = new Date().toISOString();
    await patch(name, {
      phase: 'Succeeded',
      containerStatuses: names.map((n) => ({
        name: n,
        image: 'x',
        imageID: 'x',
        ready: false,
        restartCount: 0,
        state: { terminated: { exitCode: 0, startedAt: startTime, finishedAt } },
      })),
    });
    note({ name, event: 'succeeded' });
  }, runMs);
};
const q = 'labelSelector=created-by-prow%3Dtrue';
let rv = (await (await fetch(`${api}/api/v1/namespaces/${ns}/pods?${q}`)).json()).metadata
  .resourceVersion;
console.log('watching from', rv);
for (;;) {
  try {
    const r = await fetch(
      `${api}/api/v1/namespaces/${ns}/pods?watch=1&${q}&resourceVersion=${rv}&timeoutSeconds=3600`,
    );
    let buf = '';
    for await (const chunk of r.body) {
      buf += Buffer.from(chunk).toString();
      let i;
      while ((i = buf.indexOf('\n')) >= 0) {
        const e = JSON.parse(buf.slice(0, i));
        buf = buf.slice(i + 1);
        if (e.object?.metadata?.resourceVersion) rv = e.object.metadata.resourceVersion;
        if (e.type === 'ADDED' && !seen.has(e.object.metadata.name))
          run(e.object).catch((x) => console.error(x.message));
        if (e.type === 'DELETED') note({ name: e.object.metadata.name, event: 'deleted' });
      }
    }
  } catch (e) {
    console.error('watch', e.message);
    await new Promise((f) => setTimeout(f, 300));
  }
}
