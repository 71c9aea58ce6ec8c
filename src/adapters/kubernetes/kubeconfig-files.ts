import { readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node';
import { ClusterError } from './cluster-error.ts';
import { PooledKubeConfig } from './pooled-kube-config.ts';

/** Where kubeconfigs are: files, one after the other as in KUBECONFIG, and a directory of them. */
export interface KubeconfigPlaces {
  /** Paths with `:` between them, as kubectl has it. */
  readonly files?: string | undefined;
  readonly directory?: string | undefined;
  /** How the names of the files in the directory end; all of them count without it. */
  readonly suffix?: string | undefined;
}

/** A context of a kubeconfig, with all that it needs to reach its cluster. */
export interface KubeContext {
  readonly name: string;
  readonly file: string;
  readonly config: KubeConfig;
}

export interface KubeContexts {
  readonly contexts: readonly KubeContext[];
  /** The current context of the first file that has one. */
  readonly current: string | undefined;
}

/**
 * The files that count now. Names that begin with `..` belong to the swap of a mounted Secret.
 * Throws ClusterError BAD_KUBECONFIG for a directory that cannot be read.
 */
export function kubeconfigFiles({ files, directory, suffix = '' }: KubeconfigPlaces): string[] {
  const named = (files ?? '').split(delimiter).filter((path) => path !== '');
  if (directory === undefined) return named;
  try {
    const found = readdirSync(directory)
      .filter((name) => !name.startsWith('..') && name.endsWith(suffix))
      .map((name) => join(directory, name))
      .filter((path) => statSync(path).isFile());
    return [...named, ...found.toSorted()];
  } catch (cause) {
    throw badKubeconfig(`the directory of kubeconfigs ${directory} cannot be read`, cause);
  }
}

/** A text that differs when a file may differ; through symbolic links, so that the swap of a Secret shows. */
export function stampOf(files: readonly string[]): string {
  return files.map((path) => `${path} ${stampOfFile(path)}`).join('\n');
}

/**
 * Reads the contexts of all files. Each is as its own file says, whatever others call their clusters and users; what a file
 * lacks may be in another. Throws ClusterError BAD_KUBECONFIG for a file that is none, for a context without its cluster,
 * and for one that two files have, since jobs name it. Prow: pkg/kube/config.go `mergeConfigs`.
 */
export function readContexts(files: readonly string[]): KubeContexts {
  const read = files.map((file) => ({ file, config: readFile(file) }));
  const fileOf = new Map<string, string>();
  const contexts = read.flatMap(({ file, config }) =>
    config.getContexts().map(({ name }) => {
      const other = fileOf.get(name);
      if (other !== undefined) {
        throw badKubeconfig(
          `the kubeconfigs ${other} and ${file} both have a context "${name}": rename one of them`,
        );
      }
      fileOf.set(name, file);
      const rest = read.filter((one) => one.file !== file).map((one) => one.config);
      return { name, file, config: configOf(file, name, [config, ...rest]) };
    }),
  );
  const current = read.map(({ config }) => config.getCurrentContext()).find(Boolean);
  return { contexts, current };
}

function readFile(path: string): KubeConfig {
  const file = new PooledKubeConfig();
  try {
    file.loadFromFile(path);
  } catch (cause) {
    throw badKubeconfig(
      `the kubeconfig ${path} cannot be read: is it there, and is it one?`,
      cause,
    );
  }
  return file;
}

/** Each context has a configuration of its own, because the library reads which one is current when it calls. */
function configOf(path: string, context: string, files: readonly KubeConfig[]): KubeConfig {
  const own = new PooledKubeConfig();
  own.loadFromOptions({
    contexts: files[0]?.getContexts() ?? [],
    clusters: firstOfName(files.flatMap((file) => file.getClusters())),
    users: firstOfName(files.flatMap((file) => file.getUsers())),
    currentContext: context,
  });
  if (own.getCurrentCluster()) return own;
  throw badKubeconfig(
    `the kubeconfig ${path} lacks the cluster of its context "${context}": add it or remove the context`,
  );
}

function firstOfName<T extends { readonly name: string }>(all: readonly T[]): T[] {
  return all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index);
}

function stampOfFile(path: string): string {
  try {
    const { ino, mtimeMs, size } = statSync(path);
    return [ino, mtimeMs, size].join('/');
  } catch {
    return 'missing';
  }
}

export function badKubeconfig(message: string, cause?: unknown): ClusterError {
  return new ClusterError('BAD_KUBECONFIG', message, { cause });
}
