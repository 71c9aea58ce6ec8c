import type { Problem } from './problem.ts';
import { parseDocument } from './yaml-document.ts';
import { textPositions } from './text-positions.ts';
import type { Position } from './text-positions.ts';
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

const MAX_LENGTH = 8 * 1024 * 1024;

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
  const positionAt = textPositions(text);
  const read = readText(text);
  if ('fault' in read) return failed(path, positionAt(read.fault.offset), read.fault.says);
  const warnings = read.remarks.map(({ offset, says, rule }) => {
    return { file: path, ...positionAt(offset), says, rule };
  });
  const positionOf = locator(text, positionAt);
  return { path, value: read.value, problems: [], warnings, positionOf };
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
  const parsed = parseDocument(text);
  if ('says' in parsed) return { fault: parsed };
  const { root, secondOffset, originalOffset } = parsed;
  const meaning = yamlValue(root);
  const original = (remark: YamlRemark): YamlRemark => {
    return { ...remark, offset: originalOffset(remark.offset) };
  };
  if ('fault' in meaning) return { fault: original(meaning.fault) };
  const repeated = meaning.repeatedKeys.map((remark) => {
    return { ...original(remark), rule: 'unknown-fields' };
  });
  const second =
    secondOffset === undefined ? [] : [{ ...SECOND, offset: originalOffset(secondOffset) }];
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
function locator(text: string, positionAt: (offset: number) => Position): YamlFile['positionOf'] {
  let offsetOf: ((path: readonly (string | number)[]) => number) | undefined;
  return (path) => {
    offsetOf ??= offsetsIn(text);
    return positionAt(offsetOf(path));
  };
}

function offsetsIn(text: string): (path: readonly (string | number)[]) => number {
  const parsed = parseDocument(text);
  if ('says' in parsed) return () => parsed.offset;
  const offsetOf = locateIn(parsed.root);
  return (path) => parsed.originalOffset(offsetOf(path));
}
