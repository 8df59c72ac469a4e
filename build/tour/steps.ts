import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Runs the tour's steps one after another, says how each went and how long it took, and takes pictures. */
export class Steps {
  #count = 0;
  #held = 0;
  #page: Page | null = null;
  #pictures = 0;
  #failure: unknown = null;
  readonly #started = Date.now();
  #notes: string[] = [];

  constructor(private readonly folder: string) {
    rmSync(folder, { recursive: true, force: true });
  }

  /** The page that pictures are taken of from now on; null when there is none. */
  watch(page: Page | null): void {
    this.#page = page;
  }

  /** A remark under the step that is running. */
  note(text: string): void {
    this.#notes.push(text);
  }

  async run<T>(title: string, work: () => Promise<T>): Promise<T> {
    this.#count++;
    this.#notes = [];
    const started = Date.now();
    const name = `${String(this.#count).padStart(2, '0')}`;
    try {
      const value = await work();
      this.#held++;
      console.log(`✔ ${name} ${title} (${seconds(started)})`);
      for (const note of this.#notes) console.log(`     ${note}`);
      await this.picture('step');
      return value;
    } catch (cause) {
      console.log(`✘ ${name} ${title} (${seconds(started)})`);
      for (const note of this.#notes) console.log(`     ${note}`);
      await this.picture('failed').catch(() => undefined);
      throw cause;
    }
  }

  async picture(name: string): Promise<void> {
    if (!this.#page || this.#page.isClosed()) return;
    this.#pictures++;
    const file = `${String(this.#count).padStart(2, '0')}-${this.#pictures}-${name}.png`;
    await this.#page.screenshot({ path: join(this.folder, file) });
  }

  failed(cause: unknown): void {
    this.#failure = cause;
    console.error(cause instanceof Error ? cause.message : cause);
  }

  /** Exit code: 0 only if every step held. */
  finish(): number {
    const all = this.#failure === null;
    console.log(`${this.#held} of ${this.#count} steps held, ${seconds(this.#started)}; pictures in ${this.folder}`);
    return all ? 0 : 1;
  }
}

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;
