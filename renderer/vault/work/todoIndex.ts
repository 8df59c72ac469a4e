import { type TodoGroup, todoGroups } from '../api/list';
import type { VaultCore } from '../core';
import { groupBit, officerOf, type Todo, todoOf } from './todo';

/** Ordinals take the low 22 bits of a packed key. */
const ordinalRange = 2 ** 22;

/**
 * The day's work by group, kept true as letters change: only those that changed are looked at again. Everything is
 * counted anew when the day, the rules or the officer's part in the unit are others.
 */
export class TodoIndex {
  /** Per letter the bits of its groups. */
  private masks = new Uint16Array(0);
  private known = 0;
  /** By the place of the group. */
  private readonly totals = new Int32Array(todoGroups.length);
  private readonly touched = new Set<number>();
  /** What presses most, of groups that have not changed since somebody looked. */
  private readonly firsts = new Map<TodoGroup, readonly number[]>();
  /** The bits of groups with a letter that changed since `firsts` was looked over. */
  private changed = 0;
  private basis = '';
  private acknowledged = '';

  constructor(private readonly core: VaultCore) {
    core.records.columns.watchers.push((ordinal) => this.touched.add(ordinal));
  }

  /** Brings the groups to now. Call it before anything is asked, and have the clocks settled before. */
  settle(): Todo {
    const { core } = this;
    const { columns } = core.records;
    const todo = todoOf(core);
    const officer = officerOf(core);
    const basis = [core.rules.today, core.rules.basis(), officer.unitId, officer.account, officer.approves].join('\n');
    const acknowledged = core.facts.acknowledgedUpTo();
    if (basis !== this.basis || acknowledged < this.acknowledged) this.forget();
    // What was acknowledged since is unsent no more; nothing else becomes so without a change.
    else if (acknowledged > this.acknowledged) this.touchAll('unsent');
    this.basis = basis;
    this.acknowledged = acknowledged;
    this.reserve(columns.count);
    for (const ordinal of this.touched) if (ordinal < this.known) this.put(ordinal, todo.groupsOf(ordinal));
    this.touched.clear();
    for (; this.known < columns.count; this.known++) this.put(this.known, todo.groupsOf(this.known));
    for (const group of todoGroups) if ((this.changed & groupBit[group]) !== 0) this.firsts.delete(group);
    this.changed = 0;
    return todo;
  }

  total(group: TodoGroup): number {
    return this.totals[todoGroups.indexOf(group)]!;
  }

  isIn(ordinal: number, group: TodoGroup): boolean {
    return (this.masks[ordinal]! & groupBit[group]) !== 0;
  }

  /** The ordinals of a group that press most, at most `count` of them. `todo` is what `settle` gave. */
  first(group: TodoGroup, count: number, todo: Todo): readonly number[] {
    const held = this.firsts.get(group);
    if (held) return held;
    let keys: number[] = [];
    let last = Number.POSITIVE_INFINITY;
    const bit = groupBit[group];
    const cut = () => {
      keys = keys.sort((a, b) => a - b).slice(0, count);
      if (keys.length === count) last = keys[count - 1]!;
    };
    for (let i = 0; i < this.known; i++) {
      if ((this.masks[i]! & bit) === 0) continue;
      const key = todo.pressing(i, group) * ordinalRange + i;
      if (key < last) keys.push(key);
      if (keys.length >= 8 * count) cut();
    }
    cut();
    const first = keys.map((key) => key % ordinalRange);
    this.firsts.set(group, first);
    return first;
  }

  private put(ordinal: number, groups: number): void {
    const before = this.masks[ordinal]!;
    this.masks[ordinal] = groups;
    this.changed |= before | groups;
    for (let place = 0, left = before ^ groups; left !== 0; place++, left >>= 1)
      if ((left & 1) !== 0) this.totals[place]! += (groups & (1 << place)) === 0 ? -1 : 1;
  }

  private touchAll(group: TodoGroup): void {
    for (let i = 0; i < this.known; i++) if (this.isIn(i, group)) this.touched.add(i);
  }

  private forget(): void {
    this.masks.fill(0);
    this.known = 0;
    this.totals.fill(0);
    this.firsts.clear();
  }

  private reserve(rows: number): void {
    if (rows <= this.masks.length) return;
    const grown = new Uint16Array(Math.max(rows, 2 * this.masks.length, 1024));
    grown.set(this.masks);
    this.masks = grown;
  }
}
