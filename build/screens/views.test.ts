import { describe, expect, it } from 'vitest';
import { pageOf } from '../../renderer/features/help/pageOf';
import { tabOf } from '../../renderer/features/letters/caseDesk';
import { views } from './views';

/** Whether each is really seen in its picture is asked of the desk itself when the pictures are taken. */
describe('the pictures of every screen', () => {
  it('leave out no route of the desk', () => {
    const seen = new Set(views.map(({ screen }) => screen));
    const routes = Object.keys(pageOf) as (keyof typeof pageOf)[];
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter((screen) => !seen.has(screen))).toEqual([]);
  });

  it('leave out no small form of a letter', () => {
    const seen = new Set(views.map(({ form }) => form));
    const forms = Object.keys(tabOf) as (keyof typeof tabOf)[];
    expect(forms.length).toBeGreaterThan(10);
    expect(forms.filter((form) => !seen.has(form))).toEqual([]);
  });

  it('have a name each, so that none takes the place of another', () => {
    const names = views.map(({ name }) => name);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });
});
