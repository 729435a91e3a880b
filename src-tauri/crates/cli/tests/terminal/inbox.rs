//! Where the events of a connection are pulled from.

use crate::desk::{CONNECTION, Desk};

#[test]
fn an_inbox_is_set_shown_asked_and_forgotten() {
    let desk = Desk::new();
    let inbox = |command: &'static str| ["connection", "inbox", command, CONNECTION];
    assert!(desk.json(&inbox("show")).is_null());
    assert_eq!(desk.refused(&inbox("pull")).code, "not_available");

    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let address = format!("http://{nobody}");
    let set = desk.json(&[&inbox("set")[..], &["--url", &address]].concat());
    assert_eq!(set["address"], address.as_str());
    assert_eq!(desk.json(&inbox("show")), set);
    let told = desk.run(&inbox("show")).stdout;
    let line = format!("token_sha256 = {}", set["token_sha256"]);
    assert!(told.contains("[[connection.desk]]") && told.contains(&line), "{told}");
    let again = desk.json(&[&inbox("set")[..], &["--url", "https://example.com/inbox/"]].concat());
    assert_eq!(again["address"], "https://example.com/inbox");
    assert_eq!(again["seal_to"], set["seal_to"], "the desk's token stays");

    desk.json(&[&inbox("set")[..], &["--url", &address]].concat());
    let refusal = desk.refused(&inbox("pull"));
    assert_eq!(refusal.code, "provider_unavailable");
    assert!(refusal.message.starts_with("The inbox cannot be reached"), "{}", refusal.message);

    let secret = [&inbox("secret")[..], &["--out", "secret"]].concat();
    desk.json(&secret);
    let credentials = &desk.sim.connection("jiko").unwrap().credentials;
    let written = std::fs::read_to_string(desk.path("secret")).unwrap();
    assert_eq!(Some(written.as_str()), credentials["webhook_secret"].as_str());
    assert_eq!(desk.refused(&secret).code, "conflict", "no file is written over");

    desk.json(&inbox("remove"));
    assert!(desk.json(&inbox("show")).is_null());
}
