import { z } from 'zod';
import { type Mapping, mappingSchema, shapeOf } from '../../../shared/exchange/mapping';
import type { VaultPort } from '../common/vault';

const prefKey = 'import.mappings';
/** Shapes that are remembered; the one that was used longest ago gives way. */
const mostShapes = 20;

const storedSchema = z.array(z.strictObject({ shape: z.string(), mapping: mappingSchema }));

/** What the officer said of a table with these headings before; null when it was never read. */
export async function rememberedMapping(vault: VaultPort, titles: readonly string[]): Promise<Mapping | null> {
  const found = (await stored(vault)).find(({ shape }) => shape === shapeOf(titles))?.mapping;
  return found?.columns.length === titles.length ? found : null;
}

/** Keeps a mapping for the next table with these headings. Nothing is lost when it can't be kept: it is asked again. */
export async function rememberMapping(vault: VaultPort, titles: readonly string[], mapping: Mapping): Promise<void> {
  const shape = shapeOf(titles);
  const others = (await stored(vault)).filter((one) => one.shape !== shape);
  await vault.call('pref.put', { key: prefKey, value: [{ shape, mapping }, ...others].slice(0, mostShapes) });
}

async function stored(vault: VaultPort): Promise<z.infer<typeof storedSchema>> {
  const result = await vault.call('pref.get', { key: prefKey });
  const parsed = storedSchema.safeParse(result.ok ? result.value.value : null);
  // Settings of another edition of the desk are asked anew.
  return parsed.success ? parsed.data : [];
}
