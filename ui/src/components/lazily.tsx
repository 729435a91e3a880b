import { lazy, Suspense, type ComponentType } from "react";

/** A part of the screen that is read when it is first shown, so that the start does not wait for
 * it. It comes from the program itself, within a few milliseconds. */
export function lazily<Props extends object>(
  read: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Late = lazy(async () => ({ default: await read() }));
  return function Lazily(props: Props) {
    return (
      <Suspense fallback={null}>
        <Late {...props} />
      </Suspense>
    );
  };
}
