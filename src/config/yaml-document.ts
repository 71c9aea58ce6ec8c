import { YAMLException } from 'js-yaml';
import { parseNodes } from './yaml-nodes.ts';
import type { YamlDocument } from './yaml-nodes.ts';
import { parseRepaired } from './yaml-repair.ts';
import type { YamlRemark } from './yaml-value.ts';

const MAX_DEPTH = 200;

/** A parsed document; offsets of its nodes lead to the text by way of `originalOffset`. */
export interface ParsedDocument extends YamlDocument {
  readonly originalOffset: (offset: number) => number;
}

/** The first document, or why there is none. Goyaml does not look at what follows the first document. */
export function parseDocument(text: string): ParsedDocument | YamlRemark {
  try {
    const { result, originalOffset } = parseRepaired(text, (repaired) =>
      parseNodes(repaired, MAX_DEPTH),
    );
    return { ...result, originalOffset };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const offset = error.mark?.position ?? 0;
    return firstDocument(text, offset) ?? { offset, says: syntaxProblem(error.reason) };
  }
}

/** Each one costs another parse. */
const MAX_EMPTY_DOCUMENTS = 10;

const MARKER = /(?<=\n)(?:---|\.\.\.)(?=\s|$)/g;

/** The first document of a text with a mistake at `before`; `undefined` when the mistake is in that document. */
function firstDocument(text: string, before: number): ParsedDocument | undefined {
  const markers = [...text.slice(0, before).matchAll(MARKER)].slice(0, MAX_EMPTY_DOCUMENTS);
  for (const { index } of markers) {
    const document = parseDocument(text.slice(0, index));
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
