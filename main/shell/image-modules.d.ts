/** An image that the build writes into the code, as a `data:` address. */
declare module '*.png?inline' {
  const dataUrl: string;
  export default dataUrl;
}
