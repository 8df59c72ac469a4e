/** The address of a module bundled as a worker. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
