import { Buffer } from 'node:buffer';

/** What is at a path: a text (executable when it begins with `#!`), bytes, a symbolic link, or another repository's commit. */
export type FileContent =
  string | Uint8Array | { readonly link: string } | { readonly submodule: string };

/** Files by path; `null` deletes one. */
export type FileContents = Readonly<Record<string, FileContent | null>>;

export interface NewCommit {
  /** The full name of the ref that the commit is put on. */
  readonly ref: string;
  /** Without one the commit starts a history. */
  readonly parent?: string | undefined;
  readonly files: FileContents;
  readonly message: string;
  /** Login; becomes the name and the local part of the address. */
  readonly author: string;
  readonly at: Date;
}

/** One commit in the language of git-fast-import(1), which makes it without a working tree. */
export function importStream(commit: NewCommit): Buffer {
  const seconds = Math.floor(commit.at.getTime() / 1000);
  const head = [
    line(`commit ${commit.ref}`),
    line(`committer ${commit.author} <${commit.author}@users.example> ${seconds} +0000`),
    ...data(commit.message),
    ...(commit.parent === undefined ? [] : [line(`from ${commit.parent}`)]),
  ];
  const files = Object.entries(commit.files).flatMap(([path, content]) => change(path, content));
  return Buffer.concat([...head, ...files]);
}

function change(path: string, content: FileContent | null): readonly Uint8Array[] {
  const name = quote(path);
  if (content === null) return [line(`D ${name}`)];
  if (typeof content === 'string') {
    const mode = content.startsWith('#!') ? '100755' : '100644';
    return [line(`M ${mode} inline ${name}`), ...data(content)];
  }
  if (content instanceof Uint8Array) return [line(`M 100644 inline ${name}`), ...data(content)];
  if ('link' in content) return [line(`M 120000 inline ${name}`), ...data(content.link)];
  return [line(`M 160000 ${content.submodule} ${name}`)];
}

function data(content: string | Uint8Array): readonly Uint8Array[] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return [line(`data ${bytes.length}`), bytes, line('')];
}

function line(text: string): Uint8Array {
  return Buffer.from(`${text}\n`);
}

function quote(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
