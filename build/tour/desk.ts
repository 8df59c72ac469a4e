import { _electron, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { type CaseTab, caseTabs } from '../../renderer/features/letters/caseTabs';
import texts from '../../renderer/i18n/vi.json';
import type { Letter } from '../../shared/model/letter';

/** A text of the screens, with its parameters left out: what is looked for is its fixed part. */
export const text = (key: keyof typeof texts): string => texts[key];

/** The fixed words of a text before its first parameter. */
export const opening = (key: keyof typeof texts): string => text(key).split('{')[0]!.trim();

export interface DeskPlace {
  readonly root: string;
  readonly executablePath: string;
  readonly profile: string;
  readonly setupFile: string;
  /** SOFTHSM2_CONF of the token that is plugged into this desk. */
  readonly tokenConf: string;
}

export interface Secrets {
  readonly pin: string;
  readonly password: string;
}

/** One desk, driven by keyboard as its officer drives it. Works the same on Electron and on its stand-in. */
export class DrivenDesk {
  /** When the page that was unlocked last had been made. */
  #unlockedPage = 0;

  private constructor(
    readonly app: ElectronApplication,
    readonly page: Page,
  ) {}

  static async start(place: DeskPlace): Promise<DrivenDesk> {
    const { NODE_OPTIONS: _options, ...inherited } = process.env as Record<string, string>;
    const app = await _electron.launch({
      executablePath: place.executablePath,
      args: [place.root, `--user-data-dir=${place.profile}`, `--setup=${place.setupFile}`],
      env: { ...inherited, SOFTHSM2_CONF: place.tokenConf },
    });
    return new DrivenDesk(app, await app.firstWindow());
  }

  /** The lock screen has found the token and asks for its PIN. Every lock renews the page; this is the new one. */
  async atLock(): Promise<void> {
    await this.page.waitForFunction((made) => performance.timeOrigin !== made, this.#unlockedPage);
    await this.page.getByLabel(text('lock.pin')).waitFor();
  }

  /** First use: the password that was given out is replaced by the officer's own. */
  async enrol(secrets: Secrets, newPassword: string): Promise<void> {
    await this.atLock();
    await this.page.getByLabel(text('lock.pin')).fill(secrets.pin);
    await this.page.getByLabel(text('lock.givenPassword')).fill(secrets.password);
    await this.page.getByLabel(text('lock.newPassword'), { exact: true }).fill(newPassword);
    await this.page.getByLabel(text('lock.repeatPassword')).fill(newPassword);
    await this.page.keyboard.press('Enter');
    await this.opened();
  }

  async unlock(secrets: Secrets): Promise<void> {
    await this.trySecrets(secrets);
    await this.opened();
  }

  /** Gives PIN and password to the lock screen, whatever comes of it. */
  async trySecrets({ pin, password }: Secrets): Promise<void> {
    await this.atLock();
    await this.page.getByLabel(text('lock.pin')).fill(pin);
    await this.page.getByLabel(text('lock.password')).fill(password);
    await this.page.keyboard.press('Enter');
  }

  /** Locks by key. */
  async lock(): Promise<void> {
    await this.page.keyboard.press('Control+l');
    await this.locked();
  }

  private async opened(): Promise<void> {
    await this.page.getByRole('navigation', { name: text('nav.label') }).waitFor({ timeout: 60_000 });
    this.#unlockedPage = await this.page.evaluate(() => performance.timeOrigin);
  }

  /** Goes to a part of the desk by its entry in the navigation. */
  async go(
    screen: 'today' | 'register' | 'intake' | 'classify' | 'import' | 'conflicts' | 'sync' | 'accounts',
  ): Promise<void> {
    const navigation = this.page.getByRole('navigation', { name: text('nav.label') });
    await navigation.getByRole('button', { name: text(`nav.${screen}`) }).click();
  }

  /** Reads letters from a JSON-lines file through the import screen; answers when they are in the register. */
  async importFile(file: string): Promise<void> {
    await this.go('import');
    const region = this.page.getByRole('region', { name: text('import.title') });
    await region.getByLabel(text('import.file')).setInputFiles(file);
    await region.getByRole('button', { name: opening('import.run') }).click();
    await this.page.getByText(opening('import.done')).waitFor({ timeout: 120_000 });
  }

  /** Types a letter field by field and saves it with Ctrl+S. */
  async typeLetter(letter: Letter): Promise<void> {
    await this.writeLetter(letter);
    await this.page.keyboard.press('Control+s');
    await this.page.getByText(opening('form.saved')).first().waitFor();
  }

  /** Types a letter field by field and leaves it unsaved. */
  async writeLetter(letter: Letter): Promise<void> {
    const { page } = this;
    await this.go('intake');
    await page.getByLabel(text('letter.kind')).selectOption(letter.kind);
    await page.getByLabel(text('letter.source')).selectOption(letter.source);
    const days = ['arrivedOn', 'receivedOn', 'writtenOn', 'postmarkedOn'] as const;
    for (const day of days) if (letter[day]) await this.typeInto(text(`letter.${day}`), viDay(letter[day]));
    const [sender] = letter.senders;
    if (sender) {
      await this.typeInto(text('form.sender.name'), sender.name);
      await this.typeInto(text('form.sender.address'), sender.address);
    }
    const [accused] = letter.accused;
    if (accused) {
      await this.typeInto(text('form.accused.name'), accused.name);
      if (accused.office) await this.typeInto(text('form.accused.office'), accused.office);
    }
    await this.typeInto(text('letter.summary'), letter.summary);
    if (letter.content) await this.typeInto(text('letter.content'), letter.content);
  }

  /** The first text field of that name. */
  field(label: string): Locator {
    // Required fields carry a mark after their label.
    const exactly = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( \\*)?$`);
    return this.page.getByRole('textbox', { name: exactly }).first();
  }

  private async typeInto(label: string, words: string): Promise<void> {
    await this.field(label).focus();
    // As when an officer tabs into a field: what is in it is selected and gives way.
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(words);
  }

  /** Searches the register; answers how many letters were found. */
  async search(words: string): Promise<number> {
    await this.go('register');
    const box = this.page.getByLabel(text('register.search'));
    await box.fill(words);
    // The box waits for a pause in typing before it asks.
    await this.page.waitForTimeout(400);
    const found = await this.page.getByText(/^[\d.]+ đơn · /).innerText();
    return Number(found.split(' ')[0]!.replaceAll('.', ''));
  }

  /** Opens the first letter of the register. */
  async openFirst(): Promise<void> {
    await this.page.getByLabel(text('register.search')).press('Enter');
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('region', { name: text('detail.title') }).waitFor();
  }

  /** Takes the letter that is open to the first status that is offered. */
  async advance(): Promise<void> {
    const moves = this.page.getByRole('list', { name: text('workflow.next') });
    await moves.getByRole('button').first().press('Enter');
    await this.page.getByText(opening('workflow.moved')).first().waitFor();
  }

  /** Opens a part of the letter by its digit. */
  async openTab(tab: CaseTab): Promise<void> {
    await this.page.keyboard.press(`Control+${caseTabs.indexOf(tab) + 1}`);
    await this.page.getByRole('tab', { name: text(`detail.tab.${tab}`), selected: true }).waitFor();
  }

  /** Adds a note to the letter that is open. */
  async note(words: string): Promise<void> {
    await this.openTab('notes');
    await this.typeInto(text('detail.noteAdd'), words);
    await this.page.getByRole('button', { name: text('detail.noteSave') }).click();
    await this.page.getByText(opening('detail.noteSaved')).waitFor();
  }

  /** Gives the letter that is open another summary. */
  async editSummary(summary: string): Promise<void> {
    await this.page.keyboard.press('e');
    await this.typeInto(text('letter.summary'), summary);
    await this.page.keyboard.press('Control+s');
    await this.page.getByRole('region', { name: text('detail.title') }).waitFor();
  }

  /** Opens the first of the letters that ask to be reconciled. */
  async openConflict(): Promise<void> {
    await this.go('conflicts');
    const grid = this.page.getByRole('grid', { name: text('conflicts.title') });
    await grid.getByRole('row').nth(1).waitFor();
    await grid.press('Enter');
    await this.page.getByRole('region', { name: text('detail.title') }).waitFor();
  }

  /** Presses the button that starts a sync, and waits for nothing. */
  async startSync(): Promise<void> {
    await this.go('sync');
    const region = this.page.getByRole('region', { name: text('sync.title') });
    await region.getByRole('button', { name: text('sync.run') }).click();
  }

  /** Runs one sync by its button; answers what the panel says. */
  async sync(): Promise<string> {
    await this.startSync();
    const region = this.page.getByRole('region', { name: text('sync.title') });
    const outcome = region.getByText(
      new RegExp(
        `^(${['sync.doneAll', 'sync.doneSome', 'sync.failed'].map((key) => opening(key as keyof typeof texts)).join('|')})`,
      ),
    );
    await outcome.first().waitFor({ timeout: 120_000 });
    return outcome.first().innerText();
  }

  /** Settled once the lock screen stands there, by whatever cause. */
  async locked(): Promise<void> {
    await this.page.getByRole('navigation', { name: text('nav.label') }).waitFor({ state: 'detached' });
    await this.page.getByRole('heading', { name: text('app.name') }).waitFor();
  }

  /** Whether the lock screen stands there, and nothing of a letter with it. */
  async isLocked(): Promise<boolean> {
    return (await this.page.getByRole('navigation', { name: text('nav.label') }).count()) === 0;
  }

  /** Pulls the plug on every process of the desk at once. */
  async kill(): Promise<void> {
    const child = this.app.process();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

const viDay = (iso: string): string => iso.split('-').reverse().join('/');
