/** Answers that never change, kept by their questions. */
export interface Memory<T> {
  /** The answer from memory, or what `ask` says; those who ask at the same time share one call. Failures are forgotten. */
  recall(question: string, ask: () => Promise<T>): Promise<T>;
}

interface Kept<T> {
  readonly answer: Promise<T>;
  /** 0 until the answer is there. */
  weight: number;
}

/** A memory of answers that together weigh at most `capacity`; what was not asked for the longest time goes first. */
export function createMemory<T>(
  capacity: number,
  weigh: (answer: T) => number = () => 1,
): Memory<T> {
  const memory = new Map<string, Kept<T>>();
  let total = 0;

  const forget = (question: string, kept: Kept<T>): void => {
    if (memory.get(question) !== kept) return;
    memory.delete(question);
    total -= kept.weight;
  };
  const keep = (question: string, kept: Kept<T>, answer: T): void => {
    if (memory.get(question) !== kept) return;
    kept.weight = weigh(answer);
    total += kept.weight;
    for (const [oldest, other] of memory) {
      if (total <= capacity) return;
      forget(oldest, other);
    }
  };

  return {
    recall(question, ask) {
      const known = memory.get(question);
      if (known !== undefined) {
        memory.delete(question);
        memory.set(question, known);
        return known.answer;
      }
      const kept: Kept<T> = { answer: ask(), weight: 0 };
      memory.set(question, kept);
      kept.answer.then(
        (answer) => {
          keep(question, kept, answer);
        },
        () => {
          forget(question, kept);
        },
      );
      return kept.answer;
    },
  };
}
