import type { Accelerator } from './messages';

export interface MenuItemOptions {
  readonly label?: string;
  readonly type?: string;
  readonly role?: string;
  readonly id?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly visible?: boolean;
  readonly checked?: boolean;
  readonly click?: (item: MenuItem, window: unknown, event: object) => void;
  readonly submenu?: readonly MenuItemOptions[] | Menu;
}

/** One entry of a menu; its fields are the template's. */
export class MenuItem {
  readonly label: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly id: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  readonly click: (event?: object, window?: unknown) => void;
  enabled: boolean;
  visible: boolean;
  checked: boolean;

  constructor(options: MenuItemOptions) {
    this.label = options.label ?? options.role ?? '';
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.role = options.role?.toLowerCase();
    this.id = options.id;
    this.accelerator = options.accelerator;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.submenu =
      options.submenu instanceof Menu ? options.submenu : options.submenu && Menu.buildFromTemplate(options.submenu);
    this.click = (event = {}, window = undefined) => options.click?.(this, window, event);
  }
}

let applicationMenu: Menu | null = null;

/** Electron's Menu. It is not drawn here; its accelerators work through the page's keyboard. */
export class Menu {
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: readonly (MenuItemOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  getMenuItemById(id: string): MenuItem | null {
    return allItems(this).find((item) => item.id === id) ?? null;
  }

  popup(): void {
    console.error('[stand-in] context menus are not drawn');
  }

  readonly closePopup = (): void => undefined;
}

const allItems = (menu: Menu): MenuItem[] =>
  menu.items.flatMap((item) => [item, ...(item.submenu ? allItems(item.submenu) : [])]);

/** The application menu's shortcuts, for the page's keyboard listener. `item` counts its items in order. */
export function acceleratorsOfMenu(): Accelerator[] {
  if (!applicationMenu) return [];
  return allItems(applicationMenu).flatMap((item, index) =>
    item.accelerator ? [parseAccelerator(item.accelerator, index)] : [],
  );
}

/** Runs the menu item a page's keyboard listener named. */
export function clickAccelerator(index: number, window: unknown): void {
  const item = applicationMenu && allItems(applicationMenu)[index];
  if (item?.enabled) item.click({ triggeredByAccelerator: true }, window);
}

function parseAccelerator(text: string, item: number): Accelerator {
  const parts = text.toLowerCase().split('+');
  const has = (...names: string[]) => names.some((name) => parts.includes(name));
  const names: Record<string, string> = {
    plus: '+',
    space: ' ',
    esc: 'escape',
    return: 'enter',
    up: 'arrowup',
    down: 'arrowdown',
  };
  const key = parts.at(-1)!;
  return {
    key: names[key] ?? key,
    control: has('control', 'ctrl', 'commandorcontrol', 'cmdorctrl', 'command', 'cmd'),
    shift: has('shift'),
    alt: has('alt', 'option'),
    item,
  };
}
