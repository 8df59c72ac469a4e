/** An event whose default act a listener may prevent, as Electron passes it first to its listeners. */
export class PreventableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** A preventable event that also carries `fields`. */
export function eventWith<T extends object>(fields: T): PreventableEvent & T {
  return Object.assign(new PreventableEvent(), fields);
}
