use fantoccini::Client;
use serde_json::Value;

use crate::wait::until;

/// Installed with what the screen is built with.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/node_modules/axe-core/axe.min.js");

/// Colours that are on their way from one theme to the other are no colours to judge.
const SETTLE: &str = "for (const it of document.getAnimations()) try { it.finish() } catch {}";

/// What was announced is taken away some seconds after it was spoken. Until then it may name an
/// element by id that has gone meanwhile. A sheet that is still coming in is no sheet to judge.
const QUIET: &str =
    "return !document.querySelector('[data-live-announcer] [role=img], [data-entering]')";

const RUN: &str = "
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ['violations']}).then(
  ({violations}) => done(violations.flatMap(({id, nodes}) =>
    nodes.map((it) => `${id}: ${it.target.join(' ')}: ${it.failureSummary}`))),
  (error) => done([`axe-core failed: ${error}`]),
);";

/// What axe-core finds wrong with what is on the screen now.
pub async fn violations(client: &Client) -> Vec<String> {
    let spoken = until(async || {
        let spoken = client.execute(QUIET, Vec::new()).await.ok()?;
        (spoken == true).then_some(())
    });
    spoken.await.expect("announcements are taken away");
    client.execute(SETTLE, Vec::new()).await.expect("the window answers");
    let is_there = client.execute("return typeof axe === 'object'", Vec::new()).await;
    if is_there.expect("the window answers") != true {
        let axe = std::fs::read_to_string(AXE).expect("npm ci in ui/ installs axe-core");
        client.execute(&axe, Vec::new()).await.expect("axe-core can be loaded");
    }
    let found = client.execute_async(RUN, Vec::new()).await.expect("axe-core answers");
    let Value::Array(found) = found else { panic!("axe-core said {found}") };
    found.iter().map(|it| it.as_str().unwrap_or("?").replace('\n', " ")).collect()
}
