use std::str::FromStr;

use fantoccini::{Client, elements::Element, wd::WebDriverCompatibleCommand};
use http::Method;
use serde_json::{Value, json};
use tauri::Url;

/// The key under which WebDriver hands over an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Narrows down by tag and attribute what may have a role, and by text what may have a name; the
/// browser's own answer decides.
const CANDIDATES: &str = r#"
const [role, part] = arguments;
const selectors = {
  alert: "[role=alert]",
  button: "button, [role=button], summary",
  cell: "td, [role=cell]",
  checkbox: "input[type=checkbox], [role=checkbox]",
  dialog: "[role=dialog]",
  heading: "h1, h2, h3, h4, [role=heading]",
  img: "img, [role=img]",
  listitem: "li",
  row: "tr, [role=row]",
  radio: "input[type=radio], [role=radio]",
  searchbox: "input[type=search]",
  textbox: "input:not([type=checkbox], [type=radio], [type=search]), textarea",
};
const found = [...document.querySelectorAll(selectors[role] ?? `[role=${role}]`)];
const flat = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const said = (it) => [
  it.getAttribute("aria-label"),
  ...(it.getAttribute("aria-labelledby") ?? "").split(/\s+/)
    .map((id) => document.getElementById(id)?.textContent),
  ...[...(it.labels ?? [])].map((label) => label.textContent),
  it.textContent, it.alt, it.title,
].map(flat).join(" ");
const shown = (it) => it.checkVisibility() && !it.closest("[aria-hidden=true], [inert]");
return found.filter((it) => shown(it) && said(it).includes(part)).slice(0, 80);
"#;

/// Roles whose name is their content; WebKit leaves it to assistive technology to read that.
const NAMED_BY_CONTENT: [&str; 4] = ["cell", "gridcell", "listitem", "row"];

/// What the browser tells assistive technology about an element.
#[derive(Debug)]
struct Computed {
    what: &'static str,
    element: String,
}

impl WebDriverCompatibleCommand for Computed {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as FromStr>::Err> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/element/{}/{}", self.element, self.what))
    }

    fn method_and_body(&self, _address: &Url) -> (Method, Option<String>) {
        (Method::GET, None)
    }
}

/// How a name has to fit.
#[derive(Debug, Clone, Copy)]
pub enum Name<'a> {
    /// It is this.
    Is(&'a str),
    /// It has this in it.
    Has(&'a str),
}

impl Name<'_> {
    fn text(&self) -> &str {
        let (Self::Is(text) | Self::Has(text)) = self;
        text
    }

    fn fits(&self, name: &str) -> bool {
        let name = flat(name);
        match self {
            Self::Is(wanted) => name == flat(wanted),
            Self::Has(part) => name.contains(&flat(part)),
        }
    }
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first element with this role and name; none where there is none now.
pub async fn find(client: &Client, role: &str, name: Name<'_>) -> Option<Element> {
    let arguments = vec![json!(role), json!(flat(name.text()))];
    let found = client.execute(CANDIDATES, arguments).await.ok()?;
    for id in found.as_array()?.iter().filter_map(|it| it[ELEMENT].as_str()) {
        // An element may be gone again; then the next look decides.
        let has_role = computed(client, id, "computedrole").await?;
        let mut named = computed(client, id, "computedlabel").await?;
        let element = Element::from_element_id(client.clone(), id.to_owned().into());
        if named.is_empty() && NAMED_BY_CONTENT.contains(&role) {
            named = content(client, &element).await?;
        }
        if fits_role(role, &has_role) && name.fits(&named) {
            return Some(element);
        }
    }
    None
}

/// Role and name of everything of a role, for whoever reads why something was not found.
pub async fn all(client: &Client, role: &str) -> Vec<String> {
    let found = client.execute(CANDIDATES, vec![json!(role), json!("")]).await;
    let mut names = Vec::new();
    let found = found.unwrap_or_default();
    for id in found.as_array().into_iter().flatten().filter_map(|it| it[ELEMENT].as_str()) {
        let has_role = computed(client, id, "computedrole").await.unwrap_or_default();
        let named = computed(client, id, "computedlabel").await.unwrap_or_default();
        names.push(format!("{has_role} {named:?}"));
    }
    names
}

/// WebKit gives a field for a passphrase no role of its own, as the standard has it.
fn fits_role(wanted: &str, found: &str) -> bool {
    wanted == found
        || wanted == "textbox" && matches!(found, "" | "generic" | "text")
        || wanted == "img" && found == "image"
}

/// The words within an element. Not WebDriver's own: its script stumbles over frozen prototypes.
async fn content(client: &Client, element: &Element) -> Option<String> {
    let element = serde_json::to_value(element).ok()?;
    let text = client.execute("return arguments[0].innerText", vec![element]).await.ok()?;
    text.as_str().map(str::to_owned)
}

async fn computed(client: &Client, element: &str, what: &'static str) -> Option<String> {
    let answer = client.issue_cmd(Computed { what, element: element.to_owned() }).await.ok()?;
    match answer {
        Value::String(text) => Some(text),
        _ => None,
    }
}
