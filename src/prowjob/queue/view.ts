import { inOrder } from './order.ts';
import type { LeaseRequest, Need, Queue } from './queue.ts';
import { Usage } from './slots.ts';

/** A scope as people see it. */
export interface ScopeView {
  readonly scope: string;
  readonly used: number;
  /** Absent where it is not limited, or limited only by what each job says. */
  readonly slots?: number;
  readonly waiting: number;
}

/** One who waits, as people see it. */
export interface WaitingView {
  readonly prowJob: string;
  readonly job: string;
  /** From 1: its place among those who wait for any of the same slots. */
  readonly position: number;
  /** RFC 3339. */
  readonly since: string;
  readonly priority: number;
  readonly why: string;
}

/** Every scope that somebody uses or waits for, or that is limited, by name. */
export function scopesOf(queue: Queue): readonly ScopeView[] {
  const usage = new Usage(queue);
  const limits = new Map(queue.settings.limits);
  const waiting = new Usage({ settings: queue.settings, leases: queue.waiting });
  const needs = [...queue.leases, ...queue.waiting].flatMap((request) => request.needs);
  const own = new Map(needs.map((need) => [need.scope, usage.limitOf(need)]));
  return [...new Set([...limits.keys(), ...own.keys()])].sort().map((scope) => {
    const slots = limits.get(scope) ?? own.get(scope);
    return {
      scope,
      used: usage.of(scope),
      ...(slots !== undefined && { slots }),
      waiting: waiting.of(scope),
    };
  });
}

/** Those who wait, whoever is next first. */
export function waitingOf(queue: Queue): readonly WaitingView[] {
  const usage = new Usage(queue);
  const order = inOrder(queue);
  return order.map((request, index) => {
    const lacks = usage.lacks(request);
    const { prowJob, job, createdAt: since, priority } = request;
    const position = 1 + rivals(order.slice(0, index), lacks.length > 0 ? lacks : request.needs);
    return { prowJob, job, position, since, priority, why: reason(request, lacks, usage) };
  });
}

function rivals(ahead: readonly LeaseRequest[], needs: readonly Need[]): number {
  const scopes = new Set(needs.map(({ scope }) => scope));
  return ahead.filter((request) => request.needs.some(({ scope }) => scopes.has(scope))).length;
}

function reason({ isHeld }: LeaseRequest, lacks: readonly Need[], usage: Usage): string {
  const full = lacks.map((need) => fullWords(need.scope, usage.limitOf(need) ?? 0));
  return [...(isHeld ? ['held'] : []), ...full].join('; ') || 'about to start';
}

function fullWords(scope: string, slots: number): string {
  if (slots === 0) return `${scope} has no slots`;
  return `${scope} is full (${String(slots)} ${slots === 1 ? 'slot' : 'slots'})`;
}
