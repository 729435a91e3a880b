/** A file of words as the build leaves it (`parsed-words.ts`). */
declare module "*.ftl?parsed" {
  const body: import("@fluent/bundle").FluentResource["body"];
  export default body;
}
declare module "*.ftl?parsed=gate" {
  const body: import("@fluent/bundle").FluentResource["body"];
  export default body;
}
declare module "*.ftl?parsed=rest" {
  const body: import("@fluent/bundle").FluentResource["body"];
  export default body;
}
