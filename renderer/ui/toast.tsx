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

/** The key that runs what the last message offers, wherever the focus is: a message goes after seconds, Tab may take longer. */
export const undoKey = 'Alt+H';

/** What the messages on the screen offer to take back, the latest last. */
let offers: readonly { readonly id: string; readonly run: () => void }[] = [];

/** Takes back what the last message on the screen offers to take back; nothing when none does. */
export function takeBackLast(): void {
  offers.at(-1)?.run();
}

/** Says what has just happened. A failure stays until it is closed; the rest goes by itself. */
export function showToast({ tone, text, action, actions = action ? [action] : [] }: Toast): void {
  const take = (one: ToastAction) => {
    notifications.hide(id);
    one.run();
  };
  const id = notifications.show({
    onClose: () => {
      offers = offers.filter((offer) => offer.id !== id);
    },
    color: tone === 'ok' ? 'green' : 'red',
    autoClose: tone === 'danger' ? false : actions.length > 0 ? 10_000 : 5000,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('action.close') },
    message: (
      <span className="toast">
        <span>{text}</span>
        {actions.length > 0 && (
          <span className="row">
            {actions.map((one) => (
              <Button
                key={one.label}
                size="small"
                label={one.label}
                onClick={() => take(one)}
                {...(one === action ? { keys: undoKey } : {})}
              >
                {one.label}
              </Button>
            ))}
          </span>
        )}
      </span>
    ),
  });
  if (action) offers = [...offers, { id, run: () => take(action) }];
}

/** Takes every message off the screen at once; used when the desk locks. */
export function clearToasts(): void {
  offers = [];
  notifications.clean();
  notifications.cleanQueue();
}
