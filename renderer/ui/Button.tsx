import { Button as MantineButton } from '@mantine/core';
import type { ReactNode, Ref } from 'react';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly tone?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly size?: 'small' | 'normal';
  /** Keyboard shortcut, shown beside the label. */
  readonly keys?: string;
  readonly label?: string;
  /** Ids of what explains it. */
  readonly describedBy?: string;
  readonly pressed?: boolean;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

const variants = { primary: 'filled', plain: 'default', quiet: 'subtle', danger: 'filled' } as const;

export function Button(props: ButtonProps) {
  const {
    children,
    tone = 'plain',
    type = 'button',
    size = 'normal',
    keys,
    busy,
    label,
    describedBy,
    pressed,
    ...rest
  } = props;
  return (
    <MantineButton
      {...rest}
      type={type}
      variant={variants[tone]}
      color={tone === 'danger' ? 'red' : 'blue'}
      size={size === 'small' ? 'compact-sm' : 'xs'}
      loading={busy ?? false}
      aria-label={label}
      aria-describedby={describedBy}
      aria-pressed={pressed}
      data-autofocus={props.autoFocus || undefined}
      rightSection={keys ? <kbd className="kbd kbd-in-button">{keys}</kbd> : undefined}
    >
      {children}
    </MantineButton>
  );
}
