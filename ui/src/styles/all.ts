// All style sheets, in the order in which they overrule each other.
import "./tokens.css";
import "./base.css";
import "./controls.css";
import "./shell.css";
import "./queue.css";
import "./rail.css";
import "./record.css";
import "./case.css";
import "./stage.css";
import "./viewing.css";
import "./bench.css";
import "./pages.css";
import "./actions.css";
import "./desk.css";
