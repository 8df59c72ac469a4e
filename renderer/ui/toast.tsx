import { notifications } from '@mantine/notifications';
import { t } from '../i18n/t';
import { Button } from './Button';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly tone: 'ok' | 'danger';
  readonly text: string;
  /** Offers to take back what has just been done. */
  readonly action?: ToastAction;
  /** What may follow it. */
  readonly actions?: readonly ToastAction[];
}

/** Says what has just happened. A failure stays until it is closed; the rest goes by itself. */
export function showToast({ tone, text, action, actions = action ? [action] : [] }: Toast): void {
  const id = notifications.show({
    color: tone === 'ok' ? 'green' : 'red',
    autoClose: tone === 'danger' ? false : actions.length > 0 ? 10_000 : 5000,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('action.close') },
    message: (
      <span className="toast">
        <span>{text}</span>
        {actions.length > 0 && (
          <span className="row">
            {actions.map((action) => (
              <Button
                key={action.label}
                size="small"
                onClick={() => {
                  notifications.hide(id);
                  action.run();
                }}
              >
                {action.label}
              </Button>
            ))}
          </span>
        )}
      </span>
    ),
  });
}

/** Takes every message off the screen at once; used when the desk locks. */
export function clearToasts(): void {
  notifications.clean();
  notifications.cleanQueue();
}
