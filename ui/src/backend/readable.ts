import { allVisible } from "../words/visible";
import type { Backend } from "./backend";

type Command = (...request: unknown[]) => unknown;

/**
 * A backend whose answers hold nothing that reorders or hides text: what a provider, a file's name
 * or a person wrote is made visible once, where it comes in.
 */
export function readable(backend: Backend): Backend {
  return new Proxy(backend, {
    get(target, name) {
      const command: unknown = Reflect.get(target, name);
      if (typeof command !== "function") return command;
      return (...request: unknown[]) => {
        const answer = (command as Command).apply(target, request);
        return answer instanceof Promise ? answer.then(allVisible) : answer;
      };
    },
  });
}
