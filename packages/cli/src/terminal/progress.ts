// Tells on stderr how far something has come: one line that changes on a terminal, a line a step where it is kept.

/** What is being done. */
export interface ProgressStep {
  readonly step: string;
  readonly done: number;
  readonly of: number;
}

/** Shows steps as they come. */
export interface ProgressLine {
  show(step: ProgressStep): void;
  /** Leaves a clean line for what comes next. */
  end(): void;
}

/** A line on a stream, by default stderr: stdout is for the result. */
export function createProgressLine(
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'> = process.stderr,
): ProgressLine {
  return stream.isTTY === true ? changingLine(stream) : stepLines(stream);
}

function changingLine(stream: Pick<NodeJS.WriteStream, 'write' | 'columns'>): ProgressLine {
  const clear = '\r\u001b[2K';
  return {
    show: (step) => void stream.write(`${clear}${words(step).slice(0, (stream.columns ?? 80) - 1)}`),
    end: () => void stream.write(clear),
  };
}

/** In a log a step is told once, when it begins. */
function stepLines(stream: Pick<NodeJS.WriteStream, 'write'>): ProgressLine {
  let told = '';
  return {
    show(step) {
      if (step.step === told) return;
      told = step.step;
      stream.write(`${told}\n`);
    },
    end: () => {},
  };
}

const words = ({ step, done, of }: ProgressStep): string => (of > 1 ? `${step} ${done} of ${of}` : step);
