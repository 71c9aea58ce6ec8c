import { styleText } from 'node:util';
import type { Paint, Role } from './text.ts';

const STYLES = {
  error: 'red',
  warning: 'yellow',
  note: 'cyan',
  place: 'bold',
  aside: 'dim',
} as const satisfies Record<Role, Parameters<typeof styleText>[0]>;

/** Colours for a stream that is a terminal, unless NO_COLOR is set; Node's own rules. */
export function paintFor(stream: NodeJS.WritableStream): Paint {
  return (role, text) => styleText(STYLES[role], text, { stream });
}
