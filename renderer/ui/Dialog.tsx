import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../i18n/t';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** The whole window, for papers that are looked at. */
  readonly full?: boolean;
}

/** Asks one thing. Escape and the close button mean "no"; the focus goes in and comes back. */
export function Dialog({ title, onClose, children, wide, full = false }: DialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={wide ? 'xl' : 'md'}
      fullScreen={full}
      {...(full ? { className: 'dialog-full' } : {})}
      centered
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.5 }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {children}
    </Modal>
  );
}
