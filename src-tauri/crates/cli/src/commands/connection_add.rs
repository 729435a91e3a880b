use std::path::Path;

use dossier_app::{ConnectionView, Desk, NewConnection, SimAnnouncement};

use super::{connection::list, handed_in::offer_removal};
use crate::{args::Add, fail::Failure, input, report::Report, terminal::Terminal};

pub(super) async fn run(terminal: &Terminal, add: Add) -> Result<Report, Failure> {
    if let Some(file) = &add.from_sim {
        return from_sim(terminal, file).await;
    }
    let view = one(terminal, add).await?;
    let text = list(terminal, std::slice::from_ref(&view));
    Ok(Report::new(&[view], text))
}

async fn one(terminal: &Terminal, add: Add) -> Result<ConnectionView, Failure> {
    let (Some(provider), Some(name), Some(base_url), Some(credentials)) =
        (add.provider, add.name, add.base_url, add.credentials)
    else {
        return Err(Failure::invalid("error-usage"));
    };
    let body = input::text(&credentials)?.into();
    let ca_pem = add.ca.as_deref().map(input::text).transpose()?;
    let pins_pem = add.pins.as_deref().map(input::text).transpose()?;
    let new = NewConnection {
        provider,
        name,
        environment: add.environment,
        base_url,
        credentials: body,
        proxy: add.proxy,
        ca_pem,
        pins_pem,
        owner: add.owner,
    };
    let added = terminal.open().await?.add_connection(new).await?;
    offer_removal(terminal, &credentials)?;
    Ok(added)
}

async fn from_sim(terminal: &Terminal, file: &Path) -> Result<Report, Failure> {
    let sim = SimAnnouncement::parse(&input::first_line(file)?)?;
    let desk = terminal.open().await?;
    let added = desk.add_simulated(sim).await?;
    for connection in &added {
        let following = follow(terminal, &desk, connection);
        following.await?;
    }
    let ids: Vec<&str> = added.iter().map(|it| it.connection.connection_id.as_str()).collect();
    // Read anew, because they have cases by now.
    let views: Vec<ConnectionView> = desk
        .connections()
        .await?
        .into_iter()
        .filter(|view| ids.contains(&view.connection_id.as_str()))
        .collect();
    Ok(Report::new(&views, list(terminal, &views)))
}

/// Follows the seeded cases. One that cannot be followed is told and keeps no other from it.
async fn follow(
    terminal: &Terminal,
    desk: &Desk,
    added: &dossier_app::AddedConnection,
) -> Result<(), Failure> {
    let id = desk.find_connection(&added.connection.connection_id).await?;
    let progress = terminal.progress("Following cases");
    let work = async {
        for (at, external_id) in added.external_ids.iter().enumerate() {
            progress.say(format!("Following cases: {at} of {}", added.external_ids.len()));
            match desk.follow_case(id, external_id).await {
                Ok(_) => {}
                Err(error @ dossier_app::Error::Store(_)) => return Err(Failure::from(error)),
                Err(error) => {
                    let sentence = terminal.words().say(&error.message());
                    terminal.remark(&format!("{external_id}: {sentence}"));
                }
            }
        }
        Ok(())
    };
    progress.during(work).await
}
