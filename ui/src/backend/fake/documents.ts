import type {
  CaseView,
  ComparisonView,
  Doubt,
  ElsewhereView,
  Edit,
  FileView,
  Finding,
  Json,
  Operation,
  RecognisedView,
  SubmissionView,
  TriedFile,
} from "../backend";
import { turnedPicture } from "./pictures";

export interface KeptFile extends FileView {
  url: string | null;
  type: string;
}

/** What there is to be seen on a file, by a word of its name: the stand-in for reading it. */
const SEEN: [RegExp, string[]][] = [
  [/passport/i, ["PASSPORT"]],
  [/selfie/i, ["SELFIE"]],
  [/back/i, ["ID_BACK", "DRIVERS_LICENSE/BACK"]],
  [/licen[cs]e|front/i, ["ID_FRONT", "DRIVERS_LICENSE/FRONT"]],
  [/bill|scan of/i, ["ADDRESS_VERIFICATION", "UTILITY_BILL"]],
];

const seenOn = (file: KeptFile) => SEEN.find(([word]) => word.test(file.name))?.[1] ?? [];
const pagesOf = (file: KeptFile) => (/pdf$/.test(file.type) ? 5 : null);

function noticed(file: KeptFile): Finding[] {
  const list: Finding[] = [
    { code: "scaled_down", severity: "info", message: "The picture was made smaller to fit." },
    {
      code: "location_found",
      severity: "info",
      message: "The file tells where the picture was taken.",
    },
  ];
  if (/blur/i.test(file.name)) {
    list.push({
      code: "blurred",
      severity: "warning",
      message: "The picture is blurred: its sharpness is 31 of 100. Look whether it can be read.",
      number: 31,
    });
  }
  return list;
}

/** The sides of what is made of a picture: cropped first, then turned upright. */
function sidesOf(slot: string, edit: Edit): [number, number] {
  const [width, height] = slot === "SELFIE" ? [2268, 3024] : [3024, 2117];
  const [x, y] = edit.turn % 2 ? [height, width] : [width, height];
  const { left, top, right, bottom } = edit.crop ?? {
    left: 0,
    top: 0,
    right: 10_000,
    bottom: 10_000,
  };
  return [Math.round((x * (right - left)) / 10_000), Math.round((y * (bottom - top)) / 10_000)];
}

function recipeOf(file: KeptFile, edit: Edit, [width, height]: [number, number]): Operation[] {
  const steps: Operation[] = [{ op: "decode", media_type: file.type }];
  const of = pagesOf(file);
  if (of) steps.push({ op: "pages", pages: edit.pages, of });
  else steps.push({ op: "orient", exif: 6 });
  if (edit.turn > 0) steps.push({ op: "turn", quarters: edit.turn });
  if (edit.crop)
    steps.push({ op: "crop", left: edit.crop.left, top: edit.crop.top, width, height });
  return [
    ...steps,
    { op: "scale", width: Math.round(width * 0.56), height: Math.round(height * 0.56) },
    { op: "encode", media_type: "image/png" },
  ];
}

function refusal(file: KeptFile, edit: Edit): Finding | null {
  if (file.bytes < 20_000) {
    return {
      code: "below_legibility_floor",
      severity: "error",
      message: "The picture has too few pixels to be read. Ask for a new one.",
    };
  }
  if (pagesOf(file) && edit.pages.length === 0) {
    return {
      code: "choose_pages",
      severity: "error",
      message: "The file has 5 pages, and one picture is wanted. Choose the pages to use.",
      number: 5,
    };
  }
  return null;
}

export function triedAs(file: KeptFile, slot: string, edit: Edit): TriedFile {
  const kind = seenOn(file)[0] ?? slot;
  const refused = refusal(file, edit);
  const [width, height] = sidesOf(kind, { ...edit, turn: 0, crop: null });
  const sides = sidesOf(kind, edit);
  const uncropped = file.url ?? turnedPicture(kind, edit.turn, null);
  const pages = pagesOf(file);
  return {
    ok: refused === null,
    facts: {
      media_type: file.type,
      ...(pages ? { pages } : { width, height }),
      bytes: file.bytes,
      sha256: "9b".repeat(32),
    },
    prepared: refused
      ? null
      : {
          media_type: "image/png",
          width: Math.round(sides[0] * 0.56),
          height: Math.round(sides[1] * 0.56),
          bytes: 4_812_904,
          sha256: "4f".repeat(32),
        },
    recipe: refused ? [] : recipeOf(file, edit, sides),
    findings: refused ? [refused] : noticed(file),
    before: uncropped,
    after: refused ? null : (file.url ?? turnedPicture(kind, edit.turn, edit.crop)),
    crop: /photo|IMG/i.test(file.name)
      ? { left: 400, top: 700, right: 9_600, bottom: 9_300 }
      : null,
  };
}

export function pageOf(file: KeptFile, edit: Edit): string {
  return file.url ?? turnedPicture("OTHER", edit.turn, null, edit.pages[0]);
}

export function doubtsOf(file: KeptFile): Doubt[] {
  if (/twice/i.test(file.name)) return ["same_image_elsewhere"];
  return /differs/i.test(file.name) ? ["birth_date_differs"] : [];
}

function text(value: Json, ...path: string[]): string | null {
  let at: Json | undefined = value;
  for (const name of path) {
    at = at && typeof at === "object" && !Array.isArray(at) ? at[name] : undefined;
  }
  return typeof at === "string" ? at : null;
}

export function recognisedAs(
  file: KeptFile,
  slot: string | null,
  view: CaseView,
  others: readonly ElsewhereView[],
): RecognisedView {
  const open = view.slots.filter((it) => it.state !== "accepted").map((it) => it.slot);
  const suggestion = seenOn(file).find((it) => open.includes(it)) ?? null;
  const doubts = doubtsOf(file);
  const differs = doubts.includes("birth_date_differs");
  const born = text(view.applicant, "date_of_birth") ?? "1988-03-12";
  const findings: Finding[] = /expired/i.test(file.name)
    ? [
        {
          code: "expired",
          severity: "warning",
          message: "The document expired 41 days ago. Ask for a valid one.",
          number: 41,
        },
      ]
    : [];
  const isRead = /passport|licen[cs]e/i.test(file.name);
  const read_from = /passport/i.test(file.name) ? ("mrz" as const) : ("pdf417" as const);
  const [first = "", ...last] = (view.name ?? "").split(" ");
  const comparisons: ComparisonView[] = [
    {
      field: "birth_date",
      applicant: born,
      document: differs ? "1988-03-21" : born,
      difference: differs ? "different" : "same",
      read_from,
    },
    {
      field: "name",
      applicant: view.name,
      document: `${last.join(" ")} ${first}`.toUpperCase(),
      difference: "format",
      read_from,
    },
    {
      field: "number",
      applicant: null,
      document: "*****4821",
      difference: "missing",
      read_from,
    },
  ];
  return {
    comparisons: isRead ? comparisons : [],
    doubts,
    elsewhere: doubts.includes("same_image_elsewhere") ? others.slice(0, 1) : [],
    findings,
    suggestion: slot ?? suggestion,
  };
}

export function hold(submission: SubmissionView): void {
  Object.assign(submission, {
    state: "held",
    held_until: null,
    reason: { message_id: "submission-person-in-doubt", params: [] },
  });
}
