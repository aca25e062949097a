// The frame of a step: a heading that takes the focus when the step begins, the form, and the ways back and on.
import { type FormEvent, type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../kit/button.tsx';
import { Form } from '../../kit/form.tsx';

/** One step. Submitting it, by its button or by Enter, calls `onSubmit`. */
export function StepFrame({
  title,
  about,
  action,
  onSubmit,
  onBack,
  isPending = false,
  isDisabled = false,
  children,
}: {
  readonly title: string;
  readonly about: ReactNode;
  /** The button that goes on: a verb. */
  readonly action: string;
  readonly onSubmit: () => void;
  readonly onBack?: () => void;
  readonly isPending?: boolean;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Form
      className="add-step"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isPending && !isDisabled) onSubmit();
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{about}</p>
      {children}
      <div className="add-step-foot">
        {onBack === undefined ? <span /> : <Button onPress={onBack}>Back</Button>}
        <Button variant="primary" type="submit" isPending={isPending} isDisabled={isDisabled}>
          {action}
        </Button>
      </div>
    </Form>
  );
}
