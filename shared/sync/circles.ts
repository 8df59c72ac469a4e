/**
 * Numbers nodes so that two have the same number exactly when each leads to the other (strongly connected components,
 * by two depth-first walks). `edges`: node → what it names. Time grows with the number of edges, without recursion.
 */
export function circles(edges: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const named = new Map<string, string[]>();
  for (const [from, ids] of edges) {
    for (const to of ids) {
      const known = named.get(to);
      if (known) known.push(from);
      else named.set(to, [from]);
    }
  }
  const order: string[] = [];
  const seen = new Set<string>();
  for (const start of edges.keys()) walk(start, edges, seen, (node) => order.push(node));
  const circle = new Map<string, number>();
  const placed = new Set<string>();
  for (const [no, start] of order.reverse().entries()) walk(start, named, placed, (node) => circle.set(node, no));
  return circle;
}

/** Visits what `start` leads to and nobody has seen; `leave` gets every node after those behind it. */
function walk(
  start: string,
  edges: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
  leave: (node: string) => void,
): void {
  if (seen.has(start)) return;
  seen.add(start);
  const path = [{ node: start, next: 0 }];
  while (path.length > 0) {
    const top = path.at(-1)!;
    const to = edges.get(top.node)?.[top.next++];
    if (to === undefined) {
      leave(top.node);
      path.pop();
    } else if (!seen.has(to)) {
      seen.add(to);
      path.push({ node: to, next: 0 });
    }
  }
}
