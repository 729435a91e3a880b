import { useEffect } from "react";

import { ERROR_CODES, type CaseView } from "../backend/backend";
import { fakeError } from "../backend/fake";
import { announce, LiveRegion } from "../components/announce";
import { Broken } from "../components/broken";
import { Button } from "../components/button";
import { ErrorWords } from "../components/error-words";
import { ProviderWords } from "../components/provider-words";
import { clearNotices, Notices, tell, tellError } from "../components/notices";
import { Progress } from "../components/progress";
import { Band } from "../features/shell/band";
import { t } from "../words/words";
import type { Piece } from "./piece";
import { State } from "./stand";

function ThreeNotices() {
  useEffect(() => {
    tell(t("ui-copied"));
    tell(t("ui-copy-failed"), "plain");
    tellError(fakeError("provider_unavailable"));
    return clearNotices;
  }, []);
  return <Notices />;
}

/** What stands in the place of a screen that this program cannot draw. */
function Fault() {
  return <Broken reset={() => undefined} />;
}

function Errors() {
  return (
    <>
      <State name="framed, with a way out">
        <ErrorWords error={fakeError("not_found")}>
          <Button>{t("ui-try-again")}</Button>
        </ErrorWords>
      </State>
      <State name="plain">
        <ErrorWords error={fakeError("file_too_large")} plain />
      </State>
      {ERROR_CODES.map((code) => (
        <State key={code} name={code}>
          <ErrorWords error={fakeError(code)} />
        </State>
      ))}
    </>
  );
}

const SPOKEN = "ui-export-done";

function Spoken() {
  return (
    <State name="spoken only">
      <Button onPress={() => announce(t(SPOKEN))}>{t(SPOKEN)}</Button>
      <LiveRegion />
    </State>
  );
}

function Bands() {
  const kinds = ["simulated", "sandbox"] as const;
  return kinds.map((environment) => (
    <State key={environment} name={environment}>
      <Band openCase={{ environment } as CaseView} connections={[]} />
    </State>
  ));
}

function HowFar() {
  return [0, 40, 100].map((percent) => (
    <State key={percent} name={`${percent} %`}>
      <Progress label={`${percent} %`} percent={percent} />
    </State>
  ));
}

/** What is said: done, gone wrong, and where one is. */
export const TOLD_PIECES: Piece[] = [
  { name: "notices", files: ["components/notices.tsx"], height: 300, show: ThreeNotices },
  { name: "error-words", files: ["components/error-words.tsx"], show: Errors },
  { name: "broken", files: ["components/broken.tsx"], show: Fault },
  {
    name: "provider-words",
    files: ["components/provider-words.tsx"],
    show: () => <ProviderWords reasons={["EXPIRATION_DATE", "something of their own"]} />,
  },
  { name: "announce", files: ["components/announce.tsx"], show: Spoken },
  { name: "progress", files: ["components/progress.tsx"], show: HowFar },
  { name: "band", files: ["features/shell/band.tsx"], show: Bands },
  {
    name: "band-asleep",
    files: ["features/shell/band.tsx"],
    fake: { asleep: true },
    show: () => (
      <State name="asleep">
        <Band openCase={{ environment: "simulated" } as CaseView} connections={[]} />
      </State>
    ),
  },
];
