/** How far a log was read. */
export interface LogPosition {
  /** Lines before it, from the log's beginning. */
  readonly lines: number;
  /** When the last of them was written, if the log told: that holds also where its beginning is gone. */
  readonly time?: string | undefined;
}

/** Some lines, without their ends. */
export interface LogPart {
  readonly lines: readonly string[];
  /** The last of them goes on in the next part: it is very long. */
  readonly isOpen: boolean;
  /** Where to read on; absent in the middle of a line. */
  readonly position?: LogPosition;
}

export const LOG_START: LogPosition = { lines: 0 };

const POSITION = /^(\d{1,12})(?:@(\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:\d\d)))?$/;
/** Kubernetes: pkg/kubelet/kuberuntime/logs/logs.go `timeFormatOut`. */
const TIME = /^(\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:\d\d)) /;
const LONGEST_LINE = 64 * 1024;
const NEWLINE = 0x0a;

/** `lines@time`, the id of an event. */
export function positionText({ lines, time }: LogPosition): string {
  return time === undefined ? String(lines) : `${String(lines)}@${time}`;
}

/** Reads the id of an event back; `undefined` for what is none. */
export function readPosition(text: string): LogPosition | undefined {
  const [, lines, time] = POSITION.exec(text) ?? [];
  if (lines === undefined) return undefined;
  return { lines: Number(lines), ...(time !== undefined && { time }) };
}

/**
 * Cuts a log into lines, from a position on; keeps no more than a line of it. With times, each line begins with one, which
 * is cut off: lines up to the position's time were read before, wherever this log begins.
 */
export async function* logParts(
  bytes: AsyncIterable<Uint8Array>,
  from: LogPosition,
  hasTimes: boolean,
): AsyncGenerator<LogPart> {
  const isByTime = hasTimes && from.time !== undefined;
  const cutter = new LineCutter(hasTimes);
  let { lines: count, time }: LogPosition = isByTime ? from : LOG_START;
  for await (const pieces of piecesOf(bytes)) {
    const lines: string[] = [];
    let isOpen = false;
    for (const piece of pieces) {
      const cut = cutter.take(piece);
      const isRead = isByTime
        ? cut.time !== undefined && cut.time <= (from.time ?? '')
        : count < from.lines;
      if (!isRead) lines.push(cut.text);
      if (!isRead || !isByTime) count += piece.isEnd ? 1 : 0;
      if (piece.isEnd) time = cut.time ?? time;
      isOpen = !isRead && !piece.isEnd;
    }
    if (lines.length === 0) continue;
    yield { lines, isOpen, ...(!isOpen && { position: { lines: count, time } }) };
  }
}

interface Piece {
  readonly bytes: Uint8Array;
  /** The line ends here. */
  readonly isEnd: boolean;
}

/** Makes text of pieces of lines; a character may be cut in two between them. */
class LineCutter {
  readonly #hasTimes: boolean;
  #decoder = new TextDecoder();
  #time: string | undefined;
  #isBegun = false;

  constructor(hasTimes: boolean) {
    this.#hasTimes = hasTimes;
  }

  take({ bytes, isEnd }: Piece): { readonly text: string; readonly time: string | undefined } {
    let text = this.#decoder.decode(bytes, { stream: !isEnd });
    if (this.#hasTimes && !this.#isBegun) {
      const [prefix = '', time] = TIME.exec(text) ?? [];
      this.#time = time;
      text = text.slice(prefix.length);
    }
    this.#isBegun = !isEnd;
    return { text, time: this.#time };
  }
}

/** The lines that each chunk completes; a line that gets too long comes in pieces, and the last one may lack its end. */
async function* piecesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Piece[]> {
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const pieces: Piece[] = [];
    let all = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    for (let end = all.indexOf(NEWLINE); end >= 0; end = all.indexOf(NEWLINE)) {
      pieces.push({ bytes: all.subarray(0, end), isEnd: true });
      all = all.subarray(end + 1);
    }
    if (all.length > LONGEST_LINE) {
      pieces.push({ bytes: all, isEnd: false });
      all = Buffer.alloc(0);
    }
    rest = all;
    if (pieces.length > 0) yield pieces;
  }
  if (rest.length > 0) yield [{ bytes: rest, isEnd: true }];
}
