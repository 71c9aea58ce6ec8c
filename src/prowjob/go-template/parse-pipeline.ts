import { isForeignFunction, isFunctionName } from './functions.ts';
import { TemplateError } from './template-error.ts';
import { unquote } from './unquote.ts';
import type { Token } from './scan.ts';
import type { Command, Operand, Pipeline } from './syntax.ts';
import type { Value } from './value.ts';

const CONSTANTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['nil', undefined],
]);

/** Some templates come from pull requests: nesting must not exhaust the stack. */
const MAX_DEPTH = 100;

/** What a template has said so far. */
export interface Context {
  /** The names of the variables that can be seen. */
  readonly variables: string[];
  /** What Go knows and this room does not, each as a sentence. */
  readonly gaps: string[];
}

/**
 * Reads the tokens of one action, which may make so many variables, and adds what it says to the context.
 * Go: text/template/parse/parse.go `pipeline`. Throws {@link TemplateError}.
 */
export function parsePipeline(
  tokens: readonly Token[],
  source: string,
  context: Context,
  mostVariables = 1,
): Pipeline {
  const reader = new PipelineReader(tokens, source, context);
  return reader.whole(mostVariables);
}

class PipelineReader {
  readonly #tokens: readonly Token[];
  readonly #source: string;
  readonly #context: Context;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], source: string, context: Context) {
    this.#tokens = tokens;
    this.#source = source;
    this.#context = context;
  }

  whole(mostVariables: number): Pipeline {
    const pipeline = this.#pipeline(mostVariables);
    if (this.#next() !== undefined) throw this.#unexpected();
    return pipeline;
  }

  #pipeline(mostVariables = 1): Pipeline {
    const { variables, declares } = this.#declaration();
    if (variables.length > mostVariables) throw this.#bad('there are too many variables');
    this.#context.variables.push(...variables);
    const commands = [this.#command()];
    while (this.#takes('|')) commands.push(this.#laterCommand());
    return { variables, declares, commands };
  }

  /** Such a command is given the value of the one before, which a constant cannot take. */
  #laterCommand(): Command {
    const command = this.#command();
    const [base] = command.functionName === undefined ? command.operands : [];
    const isConstant = base?.base.kind === 'literal' || base?.base.kind === 'dot';
    if (isConstant && base.fields.length === 0)
      throw this.#bad('a constant takes no value from "|"');
    return command;
  }

  /** `$x :=`, `$x =` or `$index, $element :=`. */
  #declaration(): { readonly variables: readonly string[]; readonly declares: boolean } {
    const start = this.#at;
    const variables: string[] = [];
    do {
      const token = this.#next();
      if (token?.kind !== 'variable') break;
      variables.push(token.text);
      this.#at += 1;
    } while (this.#takes(','));
    if (variables.length > 0 && this.#takes(':=')) return { variables, declares: true };
    if (variables.length > 0 && this.#takes('=')) return { variables, declares: false };
    this.#at = start;
    return { variables: [], declares: false };
  }

  #command(): Command {
    const operands: Operand[] = [];
    for (let operand = this.#operand(); operand; operand = this.#operand()) operands.push(operand);
    const [first, ...rest] = operands;
    if (first === undefined) throw this.#unexpected();
    if (first.base.kind === 'call' && first.fields.length === 0) {
      return { functionName: first.base.functionName, operands: rest };
    }
    if (rest.length > 0) this.#gap('only a function can be given arguments');
    return { operands };
  }

  #operand(): Operand | undefined {
    const token = this.#next();
    if (token === undefined || (token.kind === 'mark' && token.text !== '(')) return undefined;
    this.#at += 1;
    if (token.kind === 'field') {
      return { base: { kind: 'dot' }, fields: [token.text.slice(1), ...this.#fields()] };
    }
    const base = this.#base(token);
    return { base, fields: this.#fields() };
  }

  #base(token: Token): Operand['base'] {
    switch (token.kind) {
      case 'dot':
        return { kind: 'dot' };
      case 'variable':
        return this.#variable(token.text);
      case 'number':
        return { kind: 'literal', value: Number(token.text) };
      case 'string':
      case 'raw':
        return { kind: 'literal', value: unquote(token.text) };
      case 'word':
        return this.#word(token.text);
      default:
        return this.#group();
    }
  }

  #word(text: string): Operand['base'] {
    if (CONSTANTS.has(text)) return { kind: 'literal', value: CONSTANTS.get(text) };
    if (isForeignFunction(text)) this.#gap(`the function "${text}" is not supported`);
    else if (!isFunctionName(text)) throw this.#bad(`there is no function "${text}"`);
    return { kind: 'call', functionName: text };
  }

  #variable(name: string): Operand['base'] {
    if (this.#context.variables.includes(name)) return { kind: 'variable', name };
    throw this.#bad(`there is no variable ${name}`);
  }

  #group(): Operand['base'] {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw this.#bad(`more than ${MAX_DEPTH} open "("`);
    const pipeline = this.#pipeline();
    this.#depth -= 1;
    if (!this.#takes(')')) throw this.#bad('a "(" has no ")"');
    return { kind: 'group', pipeline };
  }

  #fields(): readonly string[] {
    const fields: string[] = [];
    for (
      let token = this.#next();
      token?.kind === 'field' && token.isJoined;
      token = this.#next()
    ) {
      fields.push(token.text.slice(1));
      this.#at += 1;
    }
    return fields;
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #takes(mark: string): boolean {
    const token = this.#next();
    const isThere = token?.kind === 'mark' && token.text === mark;
    if (isThere) this.#at += 1;
    return isThere;
  }

  #unexpected(): TemplateError {
    const token = this.#next();
    return this.#bad(token ? `"${token.text}" does not belong here` : 'a value is missing');
  }

  #gap(says: string): void {
    this.#context.gaps.push(`${says} in {{${this.#source}}}`);
  }

  #bad(says: string): TemplateError {
    return new TemplateError('BAD_SYNTAX', `${says} in {{${this.#source}}}`);
  }
}
