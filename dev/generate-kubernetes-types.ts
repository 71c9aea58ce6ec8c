import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { kubernetesTypes } from './kubernetes-types.ts';

/**
 * Writes the table of Kubernetes' types that Pods are made of, from the installed client library. Run it when that
 * library is updated; a test says when it is time.
 */

const FILE = new URL('../src/config/schema/kubernetes/core-v1.json', import.meta.url);

await writeFile(FILE, await format(JSON.stringify(kubernetesTypes()), { parser: 'json' }));
