import { call } from './functions.ts';
import { Scope } from './scope.ts';
import { TemplateError } from './template-error.ts';
import { isList, isTrue, kindOf, sortedEntries, textOf } from './value.ts';
import type { Branch, Command, Node, Operand, Pipeline } from './syntax.ts';
import type { Value } from './value.ts';

/** The text that the nodes make of the data. Go: text/template/exec.go. Throws {@link TemplateError}. */
export function evaluate(nodes: readonly Node[], dot: Value, scope: Scope): string {
  return nodes.map((node) => textOfNode(node, dot, scope)).join('');
}

function textOfNode(node: Node, dot: Value, scope: Scope): string {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'output') {
    const value = valueOf(node.pipeline, dot, scope);
    return node.pipeline.variables.length > 0 ? '' : textOf(value);
  }
  if (node.kind === 'range') return textOfRange(node, dot, scope);
  const inner = new Scope(scope);
  const value = valueOf(node.pipeline, dot, inner);
  if (!isTrue(value)) return evaluate(node.otherwise, dot, inner);
  return evaluate(node.body, node.kind === 'with' ? value : dot, inner);
}

function textOfRange({ pipeline, body, otherwise }: Branch, dot: Value, scope: Scope): string {
  const elements = elementsOf(commandsValue(pipeline, dot, scope));
  if (elements.length === 0) return evaluate(otherwise, dot, new Scope(scope));
  return elements
    .map(([key, element]) => {
      const inner = new Scope(scope);
      const [first, second] = pipeline.variables;
      // One variable is the element, two are index and element.
      if (first !== undefined) inner.declare(first, second === undefined ? element : key);
      if (second !== undefined) inner.declare(second, element);
      return evaluate(body, element, inner);
    })
    .join('');
}

function elementsOf(value: Value): readonly (readonly [Value, Value])[] {
  if (value === undefined) return [];
  if (isList(value)) return value.map((element, index) => [index, element]);
  if (typeof value === 'object' && value.kind === 'map') return sortedEntries(value);
  throw new TemplateError('CANNOT_RENDER', `cannot range over ${kindOf(value)}`);
}

function valueOf(pipeline: Pipeline, dot: Value, scope: Scope): Value {
  const value = commandsValue(pipeline, dot, scope);
  for (const name of pipeline.variables) {
    if (pipeline.declares) scope.declare(name, value);
    else scope.assign(name, value);
  }
  return value;
}

function commandsValue({ commands }: Pipeline, dot: Value, scope: Scope): Value {
  let piped: (() => Value)[] = [];
  for (const command of commands) {
    const value = commandValue(command, piped, dot, scope);
    piped = [() => value];
  }
  return piped[0]?.();
}

function commandValue(
  { functionName, operands }: Command,
  piped: readonly (() => Value)[],
  dot: Value,
  scope: Scope,
): Value {
  const args = operands.map((operand) => () => operandValue(operand, dot, scope));
  if (functionName !== undefined) return call(functionName, [...args, ...piped]);
  if (piped.length > 0) {
    throw new TemplateError('CANNOT_RENDER', 'only a function takes what comes before "|"');
  }
  return args[0]?.();
}

function operandValue({ base, fields }: Operand, dot: Value, scope: Scope): Value {
  return fields.reduce(fieldOf, baseValue(base, dot, scope));
}

function baseValue(base: Operand['base'], dot: Value, scope: Scope): Value {
  switch (base.kind) {
    case 'dot':
      return dot;
    case 'variable':
      return scope.value(base.name);
    case 'literal':
      return base.value;
    case 'call':
      return call(base.functionName, []);
    case 'group':
      return valueOf(base.pipeline, dot, scope);
  }
}

function fieldOf(value: Value, name: string): Value {
  if (typeof value === 'object' && !isList(value)) {
    if (value.kind === 'map') return value.entries.get(name);
    if (value.hasField(name)) return value.field(name);
    if (value.isForeign(name)) {
      const says = `${name} of ${value.typeName} is not supported`;
      throw new TemplateError('NOT_SUPPORTED', says);
    }
    throw new TemplateError('CANNOT_RENDER', `${value.typeName} has no field ${name}`);
  }
  throw new TemplateError('CANNOT_RENDER', `cannot read ${name} of ${kindOf(value)}`);
}
