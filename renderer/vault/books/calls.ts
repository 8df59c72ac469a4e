import type { BookCalls } from '../api/books';
import type { Handlers, Workplace } from '../handlers';
import { bookRows, closeBook, closingView } from './close';
import { issuePaper, renumber } from './issue';

export function bookCalls(place: Workplace): Handlers<BookCalls> {
  const { books } = place;
  return {
    'book.next': ({ book, year }) => books.next(book, year),
    'book.state': ({ book, year }) => books.state(book, year),
    'book.renumber': (input) => renumber(place, input),
    'paper.issue': (input) => issuePaper(place, input),
    'book.rows': (input) => bookRows(place, input),
    'book.close': (input) => closeBook(place, input),
    'book.closings': async () => ({ closings: (await place.closings.all()).map(closingView) }),
  };
}
