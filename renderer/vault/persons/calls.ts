import type { PersonCalls } from '../api/persons';
import type { Handlers, Workplace } from '../handlers';
import { mergePersons, splitPerson } from './change';
import { findPersons } from './find';
import { PersonIndex } from './index';
import { personsOf } from './views';

export function personCalls(place: Workplace): Handlers<PersonCalls> {
  const { core } = place;
  const index = new PersonIndex(core);
  return {
    'person.of': async ({ recId }) => ({ persons: await personsOf(place, index, recId) }),
    'person.find': async ({ text }) => ({ persons: await findPersons(core, index, text) }),
    'person.merge': async ({ persons }) => {
      const personId = await mergePersons(core, index, persons);
      place.changedLetters();
      return { personId };
    },
    'person.split': async ({ person, reason }) => {
      await splitPerson(core, index, person, reason);
      place.changedLetters();
      return {};
    },
  };
}
