import normal from '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf?url';
import italics from '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf?url';
import bold from '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf?url';
import boldItalics from '@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf?url';
import type { FontFiles } from './pdf/engine';

const read = async (address: string): Promise<Uint8Array> => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`font: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

/** The face of papers, from the app's own files. */
export async function loadFonts(): Promise<FontFiles> {
  const [a, b, c, d] = await Promise.all([read(normal), read(bold), read(italics), read(boldItalics)]);
  return { normal: a, bold: b, italics: c, boldItalics: d };
}
