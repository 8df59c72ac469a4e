/** The address of a font file in the bundle. */
declare module '*.ttf?url' {
  const address: string;
  export default address;
}
