// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { giveElementsHeight } from '../../test/fixtures/render-app';
import { type DataColumn, DataTable } from './DataTable';
import { tallest } from './grid/rowWindow';

afterEach(cleanup);

interface Line {
  readonly no: number;
}
const million = 1_000_000;
const columns: readonly DataColumn<Line, 'no'>[] = [
  { id: 'no', header: 'No', width: 100, cell: ({ no }) => <span>line {no}</span> },
];

function Million() {
  const [active, setActive] = useState(0);
  return (
    <DataTable
      label="million"
      columns={columns}
      total={million}
      rowAt={(no) => ({ no })}
      active={active}
      onActive={setActive}
      onOpen={setActive}
      empty="none"
    />
  );
}

describe('a list of a million rows', () => {
  const grid = () => screen.getByRole('grid');
  const activeLine = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')?.textContent;
  const body = () => grid().querySelector<HTMLElement>('.grid-body')!;
  const scrollTo = (top: number) => {
    grid().scrollTop = top;
    fireEvent.scroll(grid());
  };

  it('is reached by keyboard at both ends, and only the rows near the view exist', () => {
    giveElementsHeight();
    render(<Million />);
    expect(activeLine()).toBe('line 0');
    fireEvent.keyDown(grid(), { key: 'End' });
    expect(activeLine()).toBe(`line ${million - 1}`);
    fireEvent.keyDown(grid(), { key: 'ArrowUp' });
    expect(activeLine()).toBe(`line ${million - 2}`);
    fireEvent.keyDown(grid(), { key: 'Home' });
    expect(activeLine()).toBe('line 0');
    expect(grid().querySelectorAll('.grid-line').length).toBeLessThan(120);
    expect(grid().getAttribute('aria-rowcount')).toBe(String(million + 1));
  });

  it('is reached by the scrollbar: first, middle and last', () => {
    giveElementsHeight();
    render(<Million />);
    const height = Number.parseFloat(body().style.height);
    expect(height).toBeLessThanOrEqual(tallest);
    const way = height + 33 - 600;
    scrollTo(way);
    expect(screen.getByText(`line ${million - 1}`)).toBeTruthy();
    scrollTo(way / 2);
    expect(screen.getByText(`line ${million / 2}`)).toBeTruthy();
    scrollTo(0);
    expect(screen.getByText('line 0')).toBeTruthy();
  });

  it('moves by rows under the wheel, not by what a pixel of the scrollbar stands for', () => {
    giveElementsHeight();
    render(<Million />);
    scrollTo(1_000_000);
    const first = () => Number(grid().querySelector('.grid-line')?.getAttribute('data-index'));
    const before = first();
    fireEvent.wheel(grid(), { deltaY: 320 });
    expect(first() - before).toBe(10);
  });
});
