import { Buffer } from 'node:buffer';

/** Files by path; `null` deletes one. A text that begins with `#!` becomes executable. */
export type FileTexts = Readonly<Record<string, string | null>>;

export interface NewCommit {
  /** The full name of the ref that the commit is put on. */
  readonly ref: string;
  /** Without one the commit starts a history. */
  readonly parent?: string | undefined;
  readonly files: FileTexts;
  readonly message: string;
  /** Login; becomes the name and the local part of the address. */
  readonly author: string;
  readonly at: Date;
}

/** One commit in the language of git-fast-import(1), which makes it without a working tree. */
export function importStream(commit: NewCommit): string {
  const seconds = Math.floor(commit.at.getTime() / 1000);
  const head = [
    `commit ${commit.ref}`,
    `committer ${commit.author} <${commit.author}@users.example> ${seconds} +0000`,
    data(commit.message),
    ...(commit.parent === undefined ? [] : [`from ${commit.parent}`]),
  ];
  const files = Object.entries(commit.files).map(([path, text]) =>
    text === null ? `D ${quote(path)}` : `M ${modeOf(text)} inline ${quote(path)}\n${data(text)}`,
  );
  return [...head, ...files, ''].join('\n');
}

function modeOf(text: string): string {
  return text.startsWith('#!') ? '100755' : '100644';
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function quote(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
