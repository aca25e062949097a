// A form that leads to what is wrong: after a submit, the first field that was refused takes the focus, whether it was
// refused at once or by an answer that came later. Sends nothing by itself.
import { type ComponentProps, type ReactElement, useEffect, useRef } from 'react';

const WRONG = '[aria-invalid="true"], [data-wrong] button';

/** `<form>`; errors are the fields' own, so the browser's are off. */
export function Form({ onSubmit, onInput, children, ...rest }: ComponentProps<'form'>): ReactElement {
  const form = useRef<HTMLFormElement>(null);
  const isSubmitted = useRef(false);
  const lead = () => {
    const wrong = isSubmitted.current ? form.current?.querySelector<HTMLElement>(WRONG) : null;
    if (wrong === null || wrong === undefined) return;
    isSubmitted.current = false;
    wrong.focus();
  };
  // After each rendering: the answer may come long after the submit. Typing ends the wait.
  useEffect(lead);
  return (
    <form
      {...rest}
      ref={form}
      noValidate
      onSubmit={(event) => {
        isSubmitted.current = true;
        onSubmit?.(event);
        // What was wrong before and still is renders nothing anew.
        requestAnimationFrame(lead);
      }}
      onInput={(event) => {
        isSubmitted.current = false;
        onInput?.(event);
      }}
    >
      {children}
    </form>
  );
}
