/** Broken rules as readable lines; empty when all hold. */
export function brokenImports(root: string): string[];
export function importsOf(file: string): string[];
