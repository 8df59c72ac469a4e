import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../i18n/t';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

/** Asks one thing. Escape and the close button mean "no"; the focus goes in and comes back. */
export function Dialog({ title, onClose, children, wide }: DialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={wide ? 'xl' : 'md'}
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
