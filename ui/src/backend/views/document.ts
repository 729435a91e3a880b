/** Files and documents: how they are made to fit, and what is read on them. */
import type { CommandErrorView, Finding } from "./message";
import type { SubmissionState } from "./submission";

export const DETAILS = ["number", "country", "issued", "expires", "state"] as const;

export type DetailName = (typeof DETAILS)[number];

/** What a person has to say about a document. */
export interface DetailsView {
  /** The sides of one document share what is said about it. */
  document_type: string;
  needed: DetailName[];
  optional: DetailName[];
  forbidden: DetailName[];
  /** The number masked to its last four. */
  given: Partial<Record<DetailName, string>>;
}

export interface DocumentFacts {
  media_type: string;
  width?: number | null;
  height?: number | null;
  pages?: number | null;
  bytes: number;
  sha256: string;
}

export type Operation =
  | { op: "pass_through" | "strip_metadata" | "flatten" | "to_srgb" }
  | { op: "decode" | "encode"; media_type: string }
  | { op: "orient" | "turn_lossless"; exif: number }
  | { op: "pages"; pages: number[]; of: number }
  | { op: "turn"; quarters: number }
  | { op: "crop"; left: number; top: number; width: number; height: number }
  | { op: "scale"; width: number; height: number };

/** A part of a picture, in ten-thousandths of its upright, turned sides. */
export interface Crop {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What a person asked for in the making of a file, beyond what its rule asks. */
export interface Edit {
  /** From 1, in this order; empty where nobody chose. */
  pages: number[];
  /** Quarter turns to the right, 0 to 3. */
  turn: number;
  crop: Crop | null;
}

export const NO_EDIT: Edit = { pages: [], turn: 0, crop: null };

export type ComparedField = "name" | "birth_date" | "number" | "address";

export type Difference = "same" | "format" | "different" | "missing";

/** A field of a document held against the applicant's; values only for who may see them. */
export interface ComparisonView {
  field: ComparedField;
  applicant: string | null;
  document: string | null;
  difference: Difference;
  read_from: "pdf417" | "mrz";
}

/** Why a document may be another person's. */
export type Doubt = "name_differs" | "birth_date_differs" | "same_image_elsewhere";

/** Another case that has the same picture, as the queue calls it. */
export interface ElsewhereView {
  case_id: string;
  name: string | null;
}

export interface RecognisedView {
  comparisons: ComparisonView[];
  doubts: Doubt[];
  elsewhere: ElsewhereView[];
  findings: Finding[];
  /** The open slot of this case that the file seems to be for. */
  suggestion: string | null;
}

/** What was read on the kept document of a slot, held against the applicant as they are now. */
export interface ComparedView {
  document_id: string;
  slot: string;
  comparisons: ComparisonView[];
  doubts: Doubt[];
  elsewhere: ElsewhereView[];
}

export interface DocumentView {
  document_id: string;
  slot: string;
  attached_at: string;
  source: DocumentFacts;
  prepared: DocumentFacts;
  recipe: Operation[];
  findings: Finding[];
  erased_at?: string | null;
}

/** A file chosen or dropped; its bytes stay in the shell under the handle, which is empty for a file
 * that was refused. */
export interface FileView {
  handle: string;
  name: string;
  bytes: number;
  error: CommandErrorView | null;
}

export interface TriedFile {
  ok: boolean;
  /** None where not even the file's header can be read. */
  facts: DocumentFacts | null;
  prepared: DocumentFacts | null;
  recipe: Operation[];
  findings: Finding[];
  /** Address of a preview image: the chosen pages, turned, not cropped. */
  before: string | null;
  after: string | null;
  /** Where the document seems to lie in the picture; offered, never forced. */
  crop: Crop | null;
}

export type DocumentDetails = Partial<Record<DetailName, string>>;

export interface AttachFileRequest {
  case_id: string;
  slot: string;
  handle: string;
  details: DocumentDetails;
  edit: Edit;
  /** Why a doubt about the person is set aside; without one the upload is held. */
  confirm_person: string | null;
  hold_seconds: number | null;
}

export interface AttachedView {
  submission_id: string;
  slot: string;
  state: SubmissionState;
  output_sha256: string;
  findings: Finding[];
  /** Not empty: the upload is held until a person confirms. */
  doubts: Doubt[];
}

/** How many pixels of a picture are wanted: to tell pages apart, for the stage, or all of them. */
export type PictureSize = "small" | "screen" | "whole";
