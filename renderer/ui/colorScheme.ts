import { useMantineColorScheme } from '@mantine/core';

export const colorSchemes = ['light', 'dark', 'auto'] as const;
export type ColorScheme = (typeof colorSchemes)[number];

/** Light, dark or as the machine is set; kept on this machine between starts. */
export function useColorScheme(): { readonly scheme: ColorScheme; readonly choose: (scheme: ColorScheme) => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return { scheme: colorScheme, choose: setColorScheme };
}
