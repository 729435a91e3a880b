import type { ConnectionView, FileView, Settings } from "../backend";
import { Fake, type Scenario } from "../fake";

/** Takes files of the browser in, as the shell would: folders and what is too large are refused. */
async function fromBrowser(fake: Fake, files: Iterable<File>): Promise<FileView[]> {
  return Array.from(files, (file) => {
    if (file.size > 100_000_000)
      return fake.keep(file.name, file.size, { error: "file_too_large" });
    if (file.type === "" && file.size % 4096 === 0)
      return fake.keep(file.name, 0, { error: "unreadable_file" });
    return fake.keep(file.name, file.size, { url: URL.createObjectURL(file), type: file.type });
  });
}

/** For looking at screens in a browser: `?scenario=locked&theme=dark&offline=1&fail=createCase:conflict`. */
export function fakeFromAddress(search: string): Fake {
  const query = new URLSearchParams(search);
  const failing = Object.fromEntries(query.getAll("fail").map((it) => it.split(":")));
  const fake = new Fake({
    scenario: (query.get("scenario") as Scenario | null) ?? "busy",
    theme: (query.get("theme") as Settings["theme"] | null) ?? "system",
    environment: (query.get("environment") as ConnectionView["environment"] | null) ?? "simulated",
    offline: query.has("offline"),
    trouble: query.has("trouble"),
    latency: Number(query.get("latency") ?? 40),
    cases: Number(query.get("cases") ?? 14),
    failing,
  });
  window.addEventListener("dragover", (event) =>
    fake.hover({ x: event.clientX, y: event.clientY }),
  );
  window.addEventListener("dragleave", (event) => event.relatedTarget === null && fake.hover(null));
  window.addEventListener("drop", (event) => {
    const { files } = event.dataTransfer ?? {};
    fake.hover(null);
    if (!files?.length) return;
    void fromBrowser(fake, files).then((kept) => fake.drop(kept, event.clientX, event.clientY));
  });
  Object.assign(window, { fake });
  return fake;
}
