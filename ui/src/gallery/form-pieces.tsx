import { useState } from "react";

import { Button } from "../components/button";
import { OneOf, Tick } from "../components/choices";
import { Confirm } from "../components/confirm";
import { TextBox } from "../components/fields";
import { SelectBox } from "../components/select-box";
import { Sheet } from "../components/sheet";
import { fakeError } from "../backend/fake";
import { t } from "../words/words";
import type { Piece } from "./piece";
import { State } from "./stand";

const KINDS = ["main", "plain", "quiet", "danger"] as const;
const nothing = () => undefined;

function Buttons() {
  return KINDS.map((kind) => (
    <State key={kind} name={kind}>
      <Button kind={kind}>{t("ui-try-again")}</Button>
      <Button kind={kind} icon="send" shortcut="S">
        {t("ui-upload")}
      </Button>
      <Button kind={kind} isDisabled>
        {t("ui-upload")}
      </Button>
      <Button kind={kind} isPending icon="sync">
        {t("ui-upload")}
      </Button>
      <Button kind={kind} icon="close" aria-label={t("ui-close")} />
    </State>
  ));
}

function Choices() {
  const [isOn, setOn] = useState(true);
  const [one, setOne] = useState<string | null>("system");
  const choices = (["system", "light", "dark"] as const).map((id) => ({
    id: id as string,
    label: t(`ui-theme-${id}`),
  }));
  const detailed = (["full", "redacted"] as const).map((id) => ({
    id,
    label: t(`ui-export-${id}`),
    detail: t(`ui-export-${id}-detail`),
  }));
  return (
    <>
      <State name="tick">
        <Tick isSelected={isOn} onChange={setOn}>
          {t("ui-light-invert")}
        </Tick>
        <Tick isSelected={false} onChange={nothing}>
          {t("ui-light-sharpen")}
        </Tick>
        <Tick isSelected isDisabled onChange={nothing}>
          {t("ui-light-invert")}
        </Tick>
        <Tick isSelected={false} isDisabled onChange={nothing}>
          {t("ui-light-sharpen")}
        </Tick>
      </State>
      <State name="one of, in a row">
        <OneOf label={t("ui-settings-theme")} value={one} onChange={setOne} choices={choices} row />
      </State>
      <State name="one of, with details, none chosen">
        <OneOf label={t("ui-export-variant")} value={null} onChange={nothing} choices={detailed} />
      </State>
    </>
  );
}

function Fields() {
  const [text, setText] = useState("Alex Sample");
  const [choice, setChoice] = useState<string | null>(null);
  const label = t("ui-compared-name");
  const choices = ["PASSPORT", "ID_FRONT"].map((id) => ({ id, label: t(`ui-slot-${id}`) }));
  const select = { choices, value: choice, onChange: setChoice };
  return (
    <>
      <State name="text">
        <TextBox label={label} value={text} onChange={setText} />
        <TextBox label={label} hint={t("ui-person-reason-hint")} value="" onChange={nothing} />
        <TextBox label={label} optional value="" placeholder="DD" onChange={nothing} />
      </State>
      <State name="text, wrong or closed">
        <TextBox label={label} value="x" error={t("ui-difference-different")} onChange={nothing} />
        <TextBox label={label} value="Alex Sample" isDisabled onChange={nothing} />
        <TextBox label={label} rows={2} value={text} onChange={setText} />
      </State>
      <State name="select">
        <SelectBox label={t("ui-stage-slots")} {...select} />
        <SelectBox label={t("ui-stage-slots")} error={t("ui-difference-not-read")} {...select} />
        <SelectBox label={t("ui-stage-slots")} isDisabled {...select} />
      </State>
    </>
  );
}

function ASheet({ state }: { state: "ready" | "pending" | "failed" }) {
  return (
    <Sheet title={t("ui-export-title")} onClose={nothing}>
      <Confirm
        button={t("ui-export-button")}
        icon="file"
        isPending={state === "pending"}
        error={state === "failed" ? fakeError("storage_full") : null}
        onConfirm={nothing}
      >
        <p>{t("ui-export-lead")}</p>
      </Confirm>
    </Sheet>
  );
}

/** What is pressed, chosen and filled in. */
export const FORM_PIECES: Piece[] = [
  { name: "button", files: ["components/button.tsx"], show: Buttons },
  { name: "choices", files: ["components/choices.tsx"], show: Choices },
  {
    name: "fields",
    files: ["components/fields.tsx", "components/select-box.tsx"],
    show: Fields,
  },
  {
    name: "sheet",
    files: ["components/sheet.tsx", "components/confirm.tsx"],
    height: 360,
    show: () => <ASheet state="ready" />,
  },
  {
    name: "confirm-pending",
    files: ["components/confirm.tsx"],
    height: 360,
    show: () => <ASheet state="pending" />,
  },
  {
    name: "confirm-failed",
    files: ["components/confirm.tsx"],
    height: 420,
    show: () => <ASheet state="failed" />,
  },
];
