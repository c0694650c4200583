/** A style sheet that the build writes into the code, with the files it names. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
