// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { UiProvider } from '../ui';
import { ErrorBoundary } from './ErrorBoundary';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function Broken(): never {
  throw new TypeError('cannot read "Người Gửi TẬP HUẤN"');
}

it('shows what kind of bug stopped a screen and nothing of the letter that its message quotes', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  render(
    <UiProvider>
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>
    </UiProvider>,
  );
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('TypeError');
  expect(document.body.textContent).not.toContain('Người Gửi');
});
