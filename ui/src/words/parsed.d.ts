/** A file of words as the build leaves it (`parsed-words.ts`). */
declare module "*.ftl?parsed" {
  const body: import("@fluent/bundle").FluentResource["body"];
  export default body;
}
