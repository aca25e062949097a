// Tells on stderr how far something has come: one line that changes on a terminal, a line a step where it is kept.

/** Shows steps as they come, each in words: `channels 40 of 240`. */
export interface ProgressLine {
  show(step: { readonly step: string }): void;
  /** Leaves a clean line for what comes next. */
  end(): void;
}

type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

/** A line on a stream, by default stderr: stdout is for the result. */
export function createProgressLine(stream: Stream = process.stderr): ProgressLine {
  return stream.isTTY === true ? changingLine(stream) : stepLines(stream);
}

function changingLine(stream: Stream): ProgressLine {
  const clear = '\r\u001b[2K';
  return {
    show: ({ step }) => void stream.write(`${clear}${step.slice(0, (stream.columns ?? 80) - 1)}`),
    end: () => void stream.write(clear),
  };
}

/** In a log a kind of step is told once, when it begins: not every count of it. */
function stepLines(stream: Stream): ProgressLine {
  let told = '';
  return {
    show({ step }) {
      const kind = step.replaceAll(/\d+/g, '#');
      if (kind !== told) stream.write(`${step}\n`);
      told = kind;
    },
    end: () => {},
  };
}
