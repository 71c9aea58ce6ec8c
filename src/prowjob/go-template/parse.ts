import { parsePipeline } from './parse-pipeline.ts';
import { scan } from './scan.ts';
import { TemplateError } from './template-error.ts';
import type { Piece, Token } from './scan.ts';
import type { Branch, Node } from './syntax.ts';

/** What Go knows and templates over a ProwJob do not need. */
const UNSUPPORTED = ['define', 'template', 'block', 'break', 'continue'];

/** Some templates come from pull requests: nesting must not exhaust the stack. */
const MAX_DEPTH = 100;

/** Reads a whole template. Go: text/template/parse/parse.go. Throws {@link TemplateError}. */
export function parseNodes(template: string): readonly Node[] {
  const reader = new NodeReader(scan(template));
  const { nodes, end } = reader.list();
  if (end !== undefined) throw new TemplateError('BAD_SYNTAX', `{{${end.source}}} opens nothing`);
  return nodes;
}

/** The action that closes a list: `{{end}}` or `{{else …}}`. */
type Closing = Extract<Piece, { readonly kind: 'action' }>;

class NodeReader {
  readonly #pieces: readonly Piece[];
  #at = 0;
  #depth = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  /** The nodes up to the next `end` or `else`, which is read as well, or to the end of the template. */
  list(): { readonly nodes: readonly Node[]; readonly end: Closing | undefined } {
    const nodes: Node[] = [];
    for (let piece = this.#take(); piece !== undefined; piece = this.#take()) {
      if (piece.kind === 'text') {
        if (piece.text !== '') nodes.push({ kind: 'text', text: piece.text });
        continue;
      }
      const keyword = keywordOf(piece.tokens);
      if (keyword === 'end' || keyword === 'else') return { nodes, end: piece };
      nodes.push(this.#node(piece, keyword));
    }
    return { nodes, end: undefined };
  }

  #node(action: Closing, keyword: string | undefined): Node {
    if (keyword === 'if' || keyword === 'with' || keyword === 'range') {
      return this.#branch(keyword, action.tokens.slice(1), action.source);
    }
    if (keyword !== undefined && UNSUPPORTED.includes(keyword)) {
      throw new TemplateError('BAD_SYNTAX', `{{${action.source}}}: "${keyword}" is not supported`);
    }
    return { kind: 'output', pipeline: parsePipeline(action.tokens, action.source) };
  }

  #branch(kind: Branch['kind'], tokens: readonly Token[], source: string): Branch {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      throw new TemplateError('BAD_SYNTAX', `{{${source}}} is nested more than ${MAX_DEPTH} deep`);
    }
    const pipeline = parsePipeline(tokens, source);
    const { nodes: body, end } = this.list();
    const otherwise = this.#otherwise(end, source);
    this.#depth -= 1;
    return { kind, pipeline, body, otherwise };
  }

  #otherwise(end: Closing | undefined, opening: string): readonly Node[] {
    if (end === undefined) {
      throw new TemplateError('BAD_SYNTAX', `{{${opening}}} has no {{end}}`);
    }
    const [first, ...rest] = end.tokens;
    if (first?.text === 'end') return [];
    const keyword = keywordOf(rest);
    if (keyword === 'if' || keyword === 'with') {
      return [this.#branch(keyword, rest.slice(1), end.source)];
    }
    if (rest.length > 0) {
      throw new TemplateError('BAD_SYNTAX', `{{${end.source}}} is neither an else nor an else if`);
    }
    const { nodes, end: last } = this.list();
    if (last === undefined || keywordOf(last.tokens) !== 'end') {
      throw new TemplateError('BAD_SYNTAX', `{{${opening}}} has an {{else}} without {{end}}`);
    }
    return nodes;
  }

  #take(): Piece | undefined {
    const piece = this.#pieces[this.#at];
    this.#at += 1;
    return piece;
  }
}

function keywordOf([first]: readonly Token[]): string | undefined {
  return first?.kind === 'word' ? first.text : undefined;
}
