//! How many things a person does are on the disk in a second. A figure, not a bar.

use std::time::Instant;

use dossier_app::{Desk, DeskOptions};
use dossier_documents::Worker;

use crate::{desk::PASSPHRASE, settings::setting, subject::Subject, world::World};

#[test]
#[ignore = "a measurement; cargo xtask chaos --rate N"]
fn durable_acts_a_second() {
    let world = World::of("jiko");
    let applicant = world.applicant(Subject::named("jiko"), "400400001");
    let create =
        ["case", "create", "--connection", crate::desk::CONNECTION, "--applicant", applicant];
    let id = world.json(&create)["case_id"].as_str().unwrap().to_owned();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let anchors = Some(world.desk.state.path().join("dossier/anchors"));
        let options =
            DeskOptions { anchors, ..DeskOptions::new(Worker::at("dossier-worker".into())) };
        let desk = Desk::open(&world.vault(), PASSPHRASE.into(), options).await.unwrap();
        let case = desk.find_case(&id).await.unwrap();
        let acts: u32 = setting("ACTS", 1000);
        let mut times = Vec::new();
        let started = Instant::now();
        for number in 0..acts {
            let one = Instant::now();
            desk.note(case, &format!("note {number}")).await.unwrap();
            times.push(one.elapsed());
        }
        let all = started.elapsed();
        times.sort();
        println!(
            "{:.0} durable acts a second; median {:.1?}, worst {:.1?}, {acts} acts",
            f64::from(acts) / all.as_secs_f64(),
            times[times.len() / 2],
            times[times.len() - 1],
        );
        desk.close().await.unwrap();
    });
}
