import { parsePipeline } from './parse-pipeline.ts';
import { scan } from './scan.ts';
import { TemplateError } from './template-error.ts';
import type { Context } from './parse-pipeline.ts';
import type { Piece, Token } from './scan.ts';
import type { Branch, Node } from './syntax.ts';

/** Some templates come from pull requests: nesting must not exhaust the stack. */
const MAX_DEPTH = 100;

/**
 * Reads a whole template. Go: text/template/parse/parse.go. Throws {@link TemplateError}: for the first mistake, or else
 * for the first thing that Go knows and templates over a ProwJob do not need.
 */
export function parseNodes(template: string): readonly Node[] {
  const reader = new NodeReader(scan(template));
  const { nodes, end } = reader.list();
  if (end !== undefined) throw new TemplateError('BAD_SYNTAX', `{{${end.source}}} opens nothing`);
  const [gap] = reader.context.gaps;
  if (gap !== undefined) throw new TemplateError('NOT_SUPPORTED', gap);
  return nodes;
}

/** An action, such as the one that closes a list: `{{end}}` or `{{else …}}`. */
type Action = Extract<Piece, { readonly kind: 'action' }>;

class NodeReader {
  readonly context: Context = { variables: ['$'], gaps: [] };
  readonly #pieces: readonly Piece[];
  #at = 0;
  #depth = 0;
  #ranges = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  /** The nodes up to the next `end` or `else`, which is read as well, or to the end of the template. */
  list(): { readonly nodes: readonly Node[]; readonly end: Action | undefined } {
    const nodes: Node[] = [];
    for (let piece = this.#take(); piece !== undefined; piece = this.#take()) {
      if (piece.kind === 'text') {
        if (piece.text !== '') nodes.push({ kind: 'text', text: piece.text });
        continue;
      }
      const keyword = keywordOf(piece.tokens);
      if (keyword === 'end' || keyword === 'else') return { nodes, end: piece };
      nodes.push(...this.#node(piece, keyword));
    }
    return { nodes, end: undefined };
  }

  #node(action: Action, keyword: string | undefined): readonly Node[] {
    switch (keyword) {
      case 'if':
      case 'with':
      case 'range':
        return [this.#branch(keyword, action.tokens.slice(1), action.source)];
      case 'define':
      case 'block':
      case 'template':
        this.#named(keyword, action);
        return [];
      case 'break':
      case 'continue':
        this.#jump(keyword, action);
        return [];
      default: {
        const pipeline = parsePipeline(action.tokens, action.source, this.context);
        return [{ kind: 'output', pipeline }];
      }
    }
  }

  #branch(kind: Branch['kind'], tokens: readonly Token[], source: string): Branch {
    const outer = this.context.variables.length;
    this.#enter(source);
    const pipeline = parsePipeline(tokens, source, this.context, kind === 'range' ? 2 : 1);
    if (kind === 'range') this.#ranges += 1;
    const { nodes: body, end } = this.list();
    if (kind === 'range') this.#ranges -= 1;
    const otherwise = this.#otherwise(end, source);
    this.#depth -= 1;
    this.context.variables.length = outer;
    return { kind, pipeline, body, otherwise };
  }

  #otherwise(end: Action | undefined, opening: string): readonly Node[] {
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

  /** `{{define "a"}}…{{end}}`, `{{block "a" .}}…{{end}}` and `{{template "a" .}}`. */
  #named(keyword: 'define' | 'block' | 'template', { tokens, source }: Action): void {
    const [, name, ...rest] = tokens;
    if (name?.kind !== 'string' && name?.kind !== 'raw') {
      throw new TemplateError('BAD_SYNTAX', `{{${source}}} needs a name in quotes`);
    }
    if (keyword === 'define' && (rest.length > 0 || this.#depth > 0)) {
      const says = `{{${source}}} takes a name alone, and stands inside nothing`;
      throw new TemplateError('BAD_SYNTAX', says);
    }
    if (keyword === 'block' || rest.length > 0) parsePipeline(rest, source, this.context);
    if (keyword !== 'template') this.#definition(source);
    this.context.gaps.push(`{{${source}}}: "${keyword}" is not supported`);
  }

  /** What a name stands for: a template by itself, with none of the variables around it. */
  #definition(source: string): void {
    const variables = this.context.variables.splice(1);
    const ranges = this.#ranges;
    this.#ranges = 0;
    this.#enter(source);
    const { end } = this.list();
    if (end === undefined || keywordOf(end.tokens) !== 'end') {
      throw new TemplateError('BAD_SYNTAX', `{{${source}}} has no {{end}}`);
    }
    this.#depth -= 1;
    this.#ranges = ranges;
    this.context.variables.splice(1, Infinity, ...variables);
  }

  #jump(keyword: string, { tokens, source }: Action): void {
    if (tokens.length > 1 || this.#ranges === 0) {
      const says = `{{${source}}} stands alone, between {{range …}} and its {{end}}`;
      throw new TemplateError('BAD_SYNTAX', says);
    }
    this.context.gaps.push(`{{${source}}}: "${keyword}" is not supported`);
  }

  #enter(source: string): void {
    this.#depth += 1;
    if (this.#depth <= MAX_DEPTH) return;
    throw new TemplateError('BAD_SYNTAX', `{{${source}}} is nested more than ${MAX_DEPTH} deep`);
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
