//! Whom the programs speak with.

use std::{collections::BTreeSet, fs, process::Command};

use crate::{strace::must_work, world::World};

/// The ports of internet addresses that a command and all it started connected to, with the hosts
/// that were not this computer as they stood.
fn reached(world: &World, arguments: &[&str]) -> BTreeSet<String> {
    let log = world.desk.path("connections.log");
    let command = world.command(arguments);
    let mut traced = Command::new("strace");
    traced.args(["-f", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-o"]).arg(&log);
    traced.arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        traced.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => traced.env(name, value),
            None => traced.env_remove(name),
        };
    }
    let output = traced.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = fs::read_to_string(&log).unwrap();
    fs::remove_file(&log).unwrap();
    told.lines().filter_map(address).collect()
}

/// `host:port` of a call that names an internet address.
fn address(line: &str) -> Option<String> {
    if !line.contains("sa_family=AF_INET") {
        return None;
    }
    let within = |before: &str| {
        let rest = &line[line.find(before)? + before.len()..];
        Some(rest[..rest.find([')', '"'])?].to_owned())
    };
    let port = within("port=htons(").expect(line);
    let host = within("inet_addr(\"").or_else(|| within("inet_pton(AF_INET6, \"")).expect(line);
    Some(format!("{host}:{port}"))
}

fn configured(world: &World) -> BTreeSet<String> {
    let connections = world.json(&["connection", "list"]);
    let hosts = connections.as_array().unwrap().iter();
    hosts.map(|it| it["base_url"].as_str().unwrap().replace("http://", "")).collect()
}

#[test]
fn nobody_is_spoken_with_but_the_hosts_of_connections() {
    must_work();
    let mut world = World::of("jiko");
    let picture = world.picture();
    world.json(&["applicant", "template", "jiko"]);
    let applicant = world.json(&["applicant", "template", "jiko"]);
    world.desk.write("applicant.json", applicant.to_string().as_bytes());
    let hosts = configured(&world);
    let connection = world.json(&["connection", "list"])[0]["name"].as_str().unwrap().to_owned();
    let create = ["case", "create", "--connection", &connection, "--applicant", "applicant.json"];
    // The control of the rest: what is spoken with is seen.
    assert_eq!(reached(&world, &create), hosts);
    let case = world.cases()[0]["case_id"].as_str().unwrap().to_owned();
    let nobody = BTreeSet::new();
    assert_eq!(reached(&world, &["document", "attach", &case, "SELFIE", &picture]), nobody);
    assert_eq!(reached(&world, &["document", "read", &picture]), nobody);
    assert_eq!(reached(&world, &["case", "show", &case]), nobody);
    assert_eq!(reached(&world, &["sync", "--case", &case]), hosts);
}
