import { Component, type ReactNode } from "react";

import { t } from "../words/words";
import { Button } from "./button";
import { ErrorWords } from "./error-words";

/** A fault of this program. What was typed stands outside the screen and is still there. */
export function Broken({ reset }: { reset: () => void }) {
  return (
    <main className="gate">
      <ErrorWords error={null}>
        <Button onPress={reset}>{t("ui-try-again")}</Button>
      </ErrorWords>
    </main>
  );
}

/** Shows a fault of what it holds, and draws that again when asked to. */
export class BrokenBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    const again = () => this.setState({ isBroken: false });
    return this.state.isBroken ? <Broken reset={again} /> : this.props.children;
  }
}
