import type { TextKey } from '../../i18n/t';
import {
  type AccusedForm,
  type ClaimForm,
  emptyItems,
  type ItemOf,
  type LetterForm,
  type ListName,
  type RelatedForm,
  type SenderForm,
  sameForm,
} from './form';

/** Where in the form a problem is: a field's path. */
export type Problems = Readonly<Record<string, TextKey>>;

type TextIn<T> = { [K in keyof T]: T[K] extends string ? K : never }[keyof T] & string;
type TickIn<T> = { [K in keyof T]: T[K] extends boolean ? K : never }[keyof T] & string;

/** A field of text, by name or as `senders.0.name`. */
export type TextPath =
  | TextIn<LetterForm>
  | `senders.${number}.${TextIn<SenderForm>}`
  | `accused.${number}.${TextIn<AccusedForm>}`
  | `claims.${number}.${TextIn<ClaimForm>}`
  | `related.${number}.${TextIn<RelatedForm>}`;
/** A box to tick. */
export type TickPath = `senders.${number}.${TickIn<SenderForm>}` | `accused.${number}.${TickIn<AccusedForm>}`;

/** The value at a path of a form; undefined when the form has no such item. */
export function valueAt(form: LetterForm, path: string): unknown {
  let value: unknown = form;
  for (const part of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[part];
  return value;
}

/**
 * A form in the making. Every field listens to its own place only, so that a key redraws one field however long the
 * form is; whoever looks at the whole (drafts, warnings, look-alikes) listens to it and waits for quiet.
 */
export class FormStore {
  #form: LetterForm;
  #clean: LetterForm;
  #problems: Problems = {};
  #touched = false;
  /** Which letter it is: another one after each filling. */
  #turn = 0;
  readonly #listeners = new Set<() => void>();

  constructor(initial: LetterForm) {
    this.#form = initial;
    this.#clean = initial;
  }

  get form(): LetterForm {
    return this.#form;
  }

  get problems(): Problems {
    return this.#problems;
  }

  /** Whether anything was typed since the form was clean. Cheap, and true also when it was typed back. */
  get touched(): boolean {
    return this.#touched;
  }

  /** Whether the form really differs from the clean one. */
  get dirty(): boolean {
    return this.#touched && !sameForm(this.#form, this.#clean);
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  text(path: TextPath): string {
    const value = valueAt(this.#form, path);
    return typeof value === 'string' ? value : '';
  }

  tick(path: TickPath): boolean {
    return valueAt(this.#form, path) === true;
  }

  /** Changes one field; what was wrong with it is being mended, so its problem goes. */
  write(path: TextPath | TickPath, value: string | boolean): void {
    if (valueAt(this.#form, path) === value) return;
    this.#form = changed(this.#form, path.split('.'), value) as LetterForm;
    this.#settle(without(this.#problems, path));
  }

  /** Chooses a letter to be linked with, in place of a former choice for it; null takes it away. */
  link(recId: string, choice: LetterForm['links'][number] | null): void {
    const others = this.#form.links.filter((one) => one.recId !== recId);
    this.#form = { ...this.#form, links: choice ? [...others, choice] : others };
    this.#settle(this.#problems);
  }

  add<L extends ListName>(list: L, item: Partial<ItemOf<L>> = {}): void {
    this.#form = { ...this.#form, [list]: [...this.#form[list], { ...emptyItems[list], ...item }] };
    this.#settle(this.#problems);
  }

  /**
   * Takes an item out. Problems of the list are told by place, so they go until the next check. Answers what puts it back
   * where it was; that does nothing once the form holds another letter.
   */
  remove(list: ListName, place: number): () => void {
    const turn = this.#turn;
    const item = this.#form[list][place];
    this.#setList(
      list,
      this.#form[list].filter((_, at) => at !== place),
    );
    return () => {
      if (this.#turn !== turn || !item) return;
      const now = this.#form[list];
      this.#setList(list, [...now.slice(0, place), item, ...now.slice(place)]);
    };
  }

  #setList(list: ListName, items: readonly unknown[]): void {
    this.#form = { ...this.#form, [list]: items };
    this.#settle(Object.fromEntries(Object.entries(this.#problems).filter(([path]) => !path.startsWith(`${list}.`))));
  }

  /** Fills the form anew but for the fields to keep: a draft taken up. It counts as typed. */
  fill(form: LetterForm, keep: ReadonlySet<string>): void {
    this.#turn++;
    this.#form = { ...form, ...only(this.#form, keep) };
    this.#settle({});
  }

  /** Shows what stood covered. Nothing was typed by that. */
  uncover(form: LetterForm, fields: ReadonlySet<string>): void {
    this.#form = { ...this.#form, ...only(form, fields) };
    this.#clean = { ...this.#clean, ...only(form, fields) };
    this.#tell();
  }

  /** Begins again from a clean form. */
  reset(form: LetterForm): void {
    this.#turn++;
    this.#form = form;
    this.#clean = form;
    this.#problems = {};
    this.#touched = false;
    this.#tell();
  }

  showProblems(problems: Problems): void {
    this.#problems = problems;
    this.#tell();
  }

  #settle(problems: Problems): void {
    this.#touched = true;
    this.#problems = problems;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** A copy with one place changed; everything beside it is shared. */
function changed(held: unknown, path: readonly string[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(held)) return held.map((item, at) => (String(at) === head ? changed(item, rest, value) : item));
  const fields = held as Record<string, unknown>;
  return { ...fields, [head]: changed(fields[head], rest, value) };
}

function without(problems: Problems, path: string): Problems {
  if (!(path in problems)) return problems;
  return Object.fromEntries(Object.entries(problems).filter(([held]) => held !== path));
}

const only = (form: LetterForm, fields: ReadonlySet<string>): Partial<LetterForm> =>
  Object.fromEntries(Object.entries(form).filter(([field]) => fields.has(field)));
