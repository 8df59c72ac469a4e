import { beforeEach, expect, test } from 'vitest';
import { CopiedText } from './copied';

let held = '';
const clipboard = {
  readText: async () => held,
  writeText: async (text: string) => {
    held = text;
  },
  clear: () => {
    held = '';
  },
};

beforeEach(() => {
  held = '';
});

test('what the desk copied is off the clipboard when it is forgotten, also when the system changed its line ends', async () => {
  const copied = new CopiedText(clipboard);
  await copied.put('TẬP HUẤN\r\nTrích yếu');
  expect([held, copied.isThere]).toEqual(['TẬP HUẤN\r\nTrích yếu', true]);
  held = held.replaceAll('\r\n', '\n');
  await copied.forget();
  expect([held, copied.isThere]).toEqual(['', false]);
});

test('what the officer copied elsewhere since stays', async () => {
  const copied = new CopiedText(clipboard);
  await copied.put('TẬP HUẤN');
  held = 'số điện thoại của tôi';
  await copied.forget();
  expect(held).toBe('số điện thoại của tôi');
});

test('a desk that copied nothing leaves the clipboard alone', async () => {
  held = 'TẬP HUẤN';
  await new CopiedText(clipboard).forget();
  expect(held).toBe('TẬP HUẤN');
});
