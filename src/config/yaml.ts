import { YAMLException } from 'js-yaml';
import type { Problem } from './problem.ts';
import { parseNodes } from './yaml-nodes.ts';
import type { YamlDocument } from './yaml-nodes.ts';
import { locateIn } from './yaml-position.ts';
import { yamlValue } from './yaml-value.ts';
import type { YamlRemark } from './yaml-value.ts';

/** A file as it was read; `path` is what problems show. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A file as data. With problems, `value` is null. */
export interface YamlFile {
  readonly path: string;
  readonly value: unknown;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Where the value at a path stands, or the nearest value around it. */
  readonly positionOf: (path: readonly (string | number)[]) => Position;
}

/** Counted from 1, columns in UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
  /** The line itself, for an excerpt; empty when it is too long for one. */
  readonly sourceLine: string;
}

const MAX_LENGTH = 8 * 1024 * 1024;
const MAX_DEPTH = 200;
const MAX_SOURCE_LINE = 2_000;

/** goyaml refuses these characters; the parser used here takes some of them. */
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

const SECOND = {
  says: 'only the first YAML document of a file is read; what follows is ignored',
  rule: 'yaml',
};

/**
 * Reads the first document of a YAML file as Go's libraries read it for Prow (sigs.k8s.io/yaml over goyaml v2), within
 * bounds of size, depth and aliases, because some of these files come from pull requests.
 */
export function parseYaml(source: SourceFile): YamlFile {
  const { path } = source;
  if (source.text.length > MAX_LENGTH) {
    const says = `the file is longer than ${MAX_LENGTH} characters`;
    return failed(path, { line: 1, column: 1, sourceLine: '' }, says);
  }
  const text = source.text.replace(/^\ufeff/, '');
  const read = readText(text);
  if ('fault' in read) return failed(path, positionAt(text, read.fault.offset), read.fault.says);
  const warnings = read.remarks.map(({ offset, says, rule }) => {
    return { file: path, ...positionAt(text, offset), says, rule };
  });
  return { path, value: read.value, problems: [], warnings, positionOf: locator(text) };
}

type ReadText =
  | {
      readonly value: unknown;
      readonly remarks: readonly (YamlRemark & { readonly rule: string })[];
    }
  | { readonly fault: YamlRemark };

function readText(text: string): ReadText {
  const control = CONTROL.exec(text);
  if (control) {
    return { fault: { offset: control.index, says: 'a control character is not allowed in YAML' } };
  }
  const parsed = parse(text);
  if ('says' in parsed) return { fault: parsed };
  const meaning = yamlValue(parsed.root);
  if ('fault' in meaning) return meaning;
  const { secondOffset } = parsed;
  const repeated = meaning.repeatedKeys.map((remark) => ({ ...remark, rule: 'unknown-fields' }));
  const second = secondOffset === undefined ? [] : [{ ...SECOND, offset: secondOffset }];
  return { value: meaning.value, remarks: [...repeated, ...second] };
}

function failed(path: string, position: Position, says: string): YamlFile {
  const problem = { file: path, ...position, says, rule: 'yaml' };
  return { path, value: null, problems: [problem], warnings: [], positionOf: () => position };
}

/**
 * Parses again at the first question: few files have problems, and what the parser knows of places takes twenty times
 * the room of the text.
 */
function locator(text: string): YamlFile['positionOf'] {
  let offsetOf: ((path: readonly (string | number)[]) => number) | undefined;
  return (path) => {
    offsetOf ??= locateIn(parseNodes(text, MAX_DEPTH).root);
    return positionAt(text, offsetOf(path));
  };
}

/** The first document, or why there is none. Goyaml does not look at what follows the first document. */
function parse(text: string): YamlDocument | YamlRemark {
  try {
    return parseNodes(text, MAX_DEPTH);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const offset = error.mark?.position ?? 0;
    return firstDocument(text, offset) ?? { offset, says: syntaxProblem(error.reason) };
  }
}

const MARKER = /(?<=\n)(?:---|\.\.\.)(?=\s|$)/g;

/** The first document of a text with a mistake at `before`; `undefined` when the mistake is in that document. */
function firstDocument(text: string, before: number): YamlDocument | undefined {
  for (const { index } of text.slice(0, before).matchAll(MARKER)) {
    const document = parse(text.slice(0, index));
    if ('says' in document) return undefined;
    if (document.root !== undefined) return { ...document, secondOffset: index };
  }
  return undefined;
}

/** The parser's words for the mistakes that people make most, in words that say what to look for. */
const SYNTAX = new Map([
  [
    'bad indentation of a mapping entry',
    'the indentation is off here, or text with ": " lacks quotes',
  ],
  ['bad indentation of a sequence entry', 'the indentation of this list entry is off'],
  ['deficient indentation', 'a bracket or quote above is not closed, or this line is not indented'],
  [
    'end of the stream or a document separator is expected',
    'this belongs to nothing above it; check its indentation',
  ],
]);

function syntaxProblem(reason: string): string {
  if (reason.startsWith('nesting exceeded')) return `values are nested more than ${MAX_DEPTH} deep`;
  return `this is not valid YAML: ${SYNTAX.get(reason) ?? reason}`;
}

function positionAt(text: string, offset: number): Position {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end === -1 ? text.length : end).replace(/\r$/, '');
  return {
    line: lineOf(text, start),
    column: offset - start + 1,
    sourceLine: line.length > MAX_SOURCE_LINE ? '' : line,
  };
}

function lineOf(text: string, start: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < start; at = text.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}
