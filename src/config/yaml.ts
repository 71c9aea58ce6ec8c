import { Composer, LineCounter, Parser } from 'yaml';
import type { Document } from 'yaml';
import type { Problem } from './problem.ts';
import { offsetOf } from './yaml-position.ts';
import { yamlValue } from './yaml-value.ts';

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
}

interface Parsed {
  readonly documents: readonly Document.Parsed[];
  readonly lines: LineCounter;
}

const MAX_LENGTH = 8 * 1024 * 1024;

/** goyaml refuses these characters; the parser used here takes them. */
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

const SECOND_DOCUMENT = 'only the first YAML document of a file is read; what follows is ignored';

/**
 * Reads the first document of a YAML file as Go's libraries read it for Prow (sigs.k8s.io/yaml over goyaml v2), within
 * bounds of size, depth and aliases, because some of these files come from pull requests.
 */
export function parseYaml({ path, text }: SourceFile): YamlFile {
  const failed = (position: Position, says: string): YamlFile => {
    const problem = { file: path, ...position, says };
    return { path, value: null, problems: [problem], warnings: [], positionOf: () => position };
  };
  if (text.length > MAX_LENGTH) {
    return failed({ line: 1, column: 1 }, `the file is longer than ${MAX_LENGTH} characters`);
  }
  const { documents, lines } = parse(text);
  const control = CONTROL.exec(text);
  if (control) {
    return failed(position(lines, control.index), 'a control character is not allowed in YAML');
  }
  const [document, second] = documents;
  const [error] = document?.errors ?? [];
  if (error) return failed(position(lines, error.pos[0]), syntaxProblem(error));
  const read = yamlValue(document?.contents);
  if ('fault' in read) return failed(position(lines, read.fault.offset), read.fault.says);
  const warnings = second
    ? [{ file: path, ...position(lines, second.range[0]), says: SECOND_DOCUMENT }]
    : [];
  return { path, value: read.value, problems: [], warnings, positionOf: locator(text) };
}

/**
 * Parses again at the first question: few files have problems, and what the parser knows of places takes twenty times
 * the room of the text.
 */
function locator(text: string): YamlFile['positionOf'] {
  let parsed: Parsed | undefined;
  return (path) => {
    parsed ??= parse(text);
    const [document] = parsed.documents;
    return position(parsed.lines, document ? offsetOf(document, path) : 0);
  };
}

/** The words of YAML get their meaning in `yaml-scalar.ts`; to the parser every scalar is text. */
function parse(text: string): Parsed {
  const lines = new LineCounter();
  const tokens = new Parser(lines.addNewLine).parse(text);
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  const documents: Document.Parsed[] = [];
  for (const document of composer.compose(tokens)) {
    documents.push(document);
    if (documents.length === 2) break;
  }
  return { documents, lines };
}

function position(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function syntaxProblem({ code, message }: { code: string; message: string }): string {
  if (code === 'RESOURCE_EXHAUSTION') return 'values are nested too deep';
  return `this is not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}
