import { tell } from "../../components/notices";
import { t } from "../../words/words";

/** A link or a picture dragged in from a browser must not make the window leave this page. */
export function refuseForeignDrops(): () => void {
  const stop = (event: DragEvent) => event.preventDefault();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const carries = event.dataTransfer;
    if (carries && carries.files.length === 0) tell(t("ui-drop-no-file"), "plain");
  };
  window.addEventListener("dragover", stop);
  window.addEventListener("drop", drop);
  return () => {
    window.removeEventListener("dragover", stop);
    window.removeEventListener("drop", drop);
  };
}
