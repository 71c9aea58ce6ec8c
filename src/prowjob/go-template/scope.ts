import { TemplateError } from './template-error.ts';
import type { Value } from './value.ts';

/** The variables that a part of a template sees: its own, and those of the parts around it. */
export class Scope {
  readonly #outer: Scope | undefined;
  readonly #values = new Map<string, Value>();

  constructor(outer?: Scope) {
    this.#outer = outer;
  }

  declare(name: string, value: Value): void {
    this.#values.set(name, value);
  }

  assign(name: string, value: Value): void {
    this.#owner(name).#values.set(name, value);
  }

  value(name: string): Value {
    return this.#owner(name).#values.get(name);
  }

  #owner(name: string): Scope {
    if (this.#values.has(name)) return this;
    if (this.#outer === undefined) {
      throw new TemplateError('CANNOT_RENDER', `there is no variable ${name}`);
    }
    return this.#outer.#owner(name);
  }
}
