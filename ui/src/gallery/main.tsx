import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import "../styles/all";
import "./gallery.css";
import { speakAll } from "../words/bundles";
import { Gallery } from "./gallery";

const element = document.getElementById("root");
if (!element) throw new Error("gallery.html has no root");
void speakAll().then(() =>
  createRoot(element).render(
    <StrictMode>
      <Gallery search={window.location.search} />
    </StrictMode>,
  ),
);
