/** Fields of a log line beside its message. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** Where a utility says what it does: one JSON object a line, in the form of Prow's components. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warning(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** A log whose lines go to `write`, each with its line end. */
export function jsonLog(component: string, write: (line: string) => void): Log {
  const line =
    (level: string) =>
    (msg: string, fields: LogFields = {}): void => {
      const time = new Date().toISOString();
      write(`${JSON.stringify({ component, level, msg, severity: level, time, ...fields })}\n`);
    };
  return { info: line('info'), warning: line('warning'), error: line('error') };
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
