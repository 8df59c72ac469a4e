// @vitest-environment happy-dom
import { useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../../vault/testing/eventually';
import { Line } from './fields';
import { emptyForm } from './form';
import { FormStore } from './formStore';
import { FormContext } from './useForm';

/** A key that comes in the very moment the form appears, before the browser has painted it: behind what stands there. */
function strike(key: string): void {
  const field = document.querySelector('input')!;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, field.value + key);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const typeAtOnce = (text: string): void => {
  for (const key of text) strike(key);
};

function Form({ store }: { readonly store: FormStore }) {
  const [setting] = useState({ store, former: null, locked: new Set<string>(), isNew: true });
  useLayoutEffect(() => queueMicrotask(() => typeAtOnce('Đơn')), []);
  return (
    <FormContext value={setting}>
      <Line path="summary" label="Trích yếu" />
    </FormContext>
  );
}

afterEach(() => document.body.replaceChildren());

describe('a field of the form', () => {
  it('keeps every key that was struck as soon as it stood there', async () => {
    const store = new FormStore(emptyForm('2026-11-21'));
    const place = document.body.appendChild(document.createElement('div'));
    const root = createRoot(place);
    root.render(<Form store={store} />);
    await eventually(() => expect(store.text('summary')).not.toBe(''));
    expect(store.text('summary')).toBe('Đơn');
    await eventually(() => expect(document.querySelector('input')!.value).toBe('Đơn'));
    root.unmount();
  });
});
