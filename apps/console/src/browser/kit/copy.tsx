// Text to take along: one line, or a block of code, each with a button that copies it.
import { Check, Copy } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import { IconButton } from './button.tsx';

/** How long the button says that it has copied. */
const SAID_MS = 2000;

/** Copies `text`; says that it did, or that it could not. */
export function CopyButton({
  text,
  label = 'Copy',
}: {
  readonly text: string;
  readonly label?: string;
}): ReactElement {
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('copied'),
      () => setSaid('failed'),
    );
  };
  return (
    <>
      <IconButton
        size="small"
        label={label}
        icon={said === 'copied' ? <Check size={15} /> : <Copy size={15} />}
        onPress={copy}
      />
      <span role="status" className="only-heard">
        {said === 'copied' ? 'Copied' : null}
        {said === 'failed' ? 'Could not copy: select the text and copy it by hand' : null}
      </span>
    </>
  );
}

/** One line that does not wrap, with its copy button. */
export function CopyLine({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  return (
    <div className="copy-line">
      <code title={text}>{text}</code>
      <CopyButton text={text} label={label} />
    </div>
  );
}

/** A block of code with its copy button. */
export function CodeBlock({ code, label }: { readonly code: string; readonly label: string }): ReactElement {
  return (
    <div className="code">
      <CopyButton text={code} label={label} />
      {/* What scrolls sideways must be reachable by the keyboard, and have a name there. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className="code-text" tabIndex={0} aria-label={label}>
        <pre>{code}</pre>
      </section>
    </div>
  );
}
