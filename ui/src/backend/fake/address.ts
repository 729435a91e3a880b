import type { ConnectionView, ErrorCode, FileView, Role, Settings } from "../backend";
import { filter, NO_FILTER, savedPart } from "../../features/queue/state";
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

/** `?filter=due:late,provider:fincom-v2,search:nobody`: what the queue begins with. */
function filterFrom(text: string): void {
  const parts = Object.fromEntries(text.split(",").map((it) => it.split(":")));
  filter.set({ ...NO_FILTER, ...parts });
}

/**
 * For looking at every state in a browser:
 * `?scenario=locked&theme=dark&language=de&text=130&offline=1&fail=createCase:conflict`, and with
 * `wait`, `trouble`, `held`, `file`, `case`, `rolledback`, `latency` as the options say. The
 * queue's states: `scenario=idle`, `filter=search:nobody`, `cases=100000`, `views`.
 */
export function fakeFromAddress(search: string): Fake {
  const query = new URLSearchParams(search);
  const failing = Object.fromEntries(query.getAll("fail").map((it) => it.split(":")));
  const fake = new Fake({
    scenario: (query.get("scenario") as Scenario | null) ?? "busy",
    theme: (query.get("theme") as Settings["theme"] | null) ?? "system",
    environment: (query.get("environment") as ConnectionView["environment"] | null) ?? "simulated",
    language: (query.get("language") as Settings["language"] | null) ?? "system",
    textPercent: Number(query.get("text") ?? 100),
    offline: query.has("offline"),
    waitSeconds: Number(query.get("wait") ?? 0),
    trouble: query.has("trouble")
      ? ((query.get("trouble") || "provider_unavailable") as ErrorCode)
      : null,
    held: Number(query.get("held") ?? 0),
    badFile: query.get("file") as ErrorCode | null,
    wanted: query.has("case") ? Number(query.get("case")) : null,
    rolledBack: query.has("rolledback"),
    damaged: query.has("damaged"),
    upgrade: Number(query.get("upgrade") ?? 0),
    role: (query.get("role") as Role | null) ?? "supervisor",
    latency: Number(query.get("latency") ?? 40),
    cases: Number(query.get("cases") ?? 14),
    failing,
  });
  filterFrom(query.get("filter") ?? "view:needs-us");
  if (query.has("views")) {
    const wanted = savedPart(NO_FILTER);
    fake.views = [
      { id: "view-1", name: "Late ones", filter: { ...wanted, due: "late" } },
      { id: "view-2", name: "Doubtful documents", filter: { ...wanted, finding: true } },
    ];
  }
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
