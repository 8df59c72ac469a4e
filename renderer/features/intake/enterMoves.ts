import type { KeyboardEvent } from 'react';
import { isComposing } from '../../ui';

const fieldSelector = 'input:not([type="checkbox"]), select, textarea';

/**
 * Enter goes to the next field, Shift+Enter to the one before; in text of several lines (marked data-lines) Enter is a
 * new line. Keys that belong to an input method are left to it.
 */
export function moveOnEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.defaultPrevented) return;
  if (isComposing(event.nativeEvent)) return;
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLElement) || !target.matches(fieldSelector)) return;
  if (target instanceof HTMLTextAreaElement && (event.shiftKey || target.closest('[data-lines]'))) return;
  event.preventDefault();
  const fields = [...currentTarget.querySelectorAll<HTMLElement>(fieldSelector)].filter(
    (field) => !field.hasAttribute('disabled'),
  );
  const next = fields[fields.indexOf(target) + (event.shiftKey ? -1 : 1)];
  next?.focus();
  // As with Tab: what stands there gives way to what is typed.
  if (next instanceof HTMLInputElement) next.select();
}
