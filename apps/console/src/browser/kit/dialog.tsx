// Dialogs: modal, with a title, closed by Escape and by their button.
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, IconButton } from './button.tsx';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** @default 'normal' */
  readonly size?: 'normal' | 'large';
  /** Can it be left without a decision, by Escape, its X or a press outside? @default true */
  readonly canLeave?: boolean;
  /** Buttons, in a row at the bottom. */
  readonly foot?: ReactNode;
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
}

/** A modal dialog; it is mounted only while it is open, so what is typed in it is forgotten when it closes. */
export function Dialog(props: DialogProps): ReactElement {
  const { title, isOpen, onClose, size, canLeave = true, foot, role, children } = props;
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={canLeave && role !== 'alertdialog'}
      isKeyboardDismissDisabled={!canLeave}
      className="overlay"
    >
      <Modal className="modal" data-size={size}>
        <AriaDialog className="dialog" {...(role === undefined ? {} : { role })}>
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {canLeave ? (
              <IconButton slot={null} label="Close" size="small" icon={<X size={16} />} onPress={onClose} />
            ) : null}
          </div>
          <div className="dialog-body">{children}</div>
          {foot === undefined ? null : <div className="dialog-foot">{foot}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps extends Omit<DialogProps, 'foot' | 'role'> {
  /** The button that does it: a verb. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly isPending?: boolean;
  /** @default 'danger' */
  readonly variant?: 'danger' | 'primary';
}

/** Asks before something is done that cannot be taken back, or that others notice. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const { action, onConfirm, isPending = false, variant = 'danger', ...rest } = props;
  return (
    <Dialog
      {...rest}
      role="alertdialog"
      foot={
        <>
          {/* A stray Enter must not delete. */}
          <Button onPress={rest.onClose} isDisabled={isPending} autoFocus={variant === 'danger'}>
            Cancel
          </Button>
          <Button
            variant={variant}
            onPress={onConfirm}
            isPending={isPending}
            autoFocus={variant !== 'danger'}
          >
            {action}
          </Button>
        </>
      }
    />
  );
}
