import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { useEffect, useState, type ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";

import { BackendContext } from "../backend/context";
import { Fake } from "../backend/fake";
import { makeQueryClient } from "../queries/client";
import type { Piece } from "./piece";

/** A route for what a piece leads to, so that its links lead nowhere else. */
function routerOf(show: () => ReactNode) {
  const root = createRootRoute({ component: show });
  const paths = ["/", "/cases/$caseId", "/new", "/outbox", "/connections", "/settings"] as const;
  root.addChildren(paths.map((path) => createRoute({ getParentRoute: () => root, path })));
  return createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
}

/** What a piece needs around it: a stand-in for the shell, and a place in a window. */
export function Stand({ piece }: { piece: Piece }) {
  const [{ fake, client, router }] = useState(() => ({
    fake: new Fake({ scenario: "busy", ...piece.fake }),
    client: makeQueryClient(),
    router: routerOf(piece.show),
  }));
  useEffect(() => () => fake.stop(), [fake]);
  return (
    <div className="gallery-stand">
      <BackendContext value={fake}>
        <QueryClientProvider client={client}>
          <I18nProvider locale="en-GB">
            <RouterProvider router={router as never} />
          </I18nProvider>
        </QueryClientProvider>
      </BackendContext>
    </div>
  );
}

/** One state of a component, with its name. */
export function State({ name, children }: { name: string; children: ReactNode }) {
  return (
    <figure className="gallery-state">
      <figcaption>{name}</figcaption>
      <div className="gallery-shown">{children}</div>
    </figure>
  );
}
