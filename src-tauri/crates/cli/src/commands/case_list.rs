use chrono::Utc;
use dossier_app::{Desk, QueueRequest, QueueRowView, QueueView};
use dossier_domain::{Message, QueueFilter, Sensitive, View};
use dossier_words::Words;
use owo_colors::{OwoColorize, Stream};

use super::view::filter;
use crate::{
    args::List, fail::Failure, report::Report, table::table, terminal::Terminal, times::due,
};

pub(super) async fn run(terminal: &Terminal, list: List) -> Result<Report, Failure> {
    let desk = terminal.open().await?;
    let request = QueueRequest {
        filter: filter(&desk, list.part).await?,
        search: list.search.map(Sensitive::new),
        limit: list.limit,
        after: list.after,
    };
    let page = desk.queue(request.clone()).await?;
    let text = if page.cases.is_empty() {
        nothing(terminal.words(), &desk, request).await?
    } else {
        rows(terminal.words(), &page)
    };
    Ok(Report::new(&page, text))
}

/// Says that there is nothing, and where there is something.
async fn nothing(words: &Words, desk: &Desk, request: QueueRequest) -> Result<String, Failure> {
    let view = request.filter.view;
    let filter = QueueFilter { view: View::All, ..request.filter };
    let elsewhere = QueueRequest { filter, after: None, limit: 1, ..request };
    let is_narrowed = elsewhere.search.is_some() || filter.is_narrowed();
    let total = desk.queue(elsewhere).await?.total;
    let here = words.label("view", view.as_str());
    let what = if is_narrowed { "No case found" } else { "No case" };
    Ok(match total {
        0 => format!("{what}."),
        1 => format!("{what} in the view “{here}”. One in other views: see --view all."),
        _ => format!("{what} in the view “{here}”. {total} in other views: see --view all."),
    })
}

fn rows(words: &Words, page: &QueueView) -> String {
    let now = Utc::now();
    let row = |case: &QueueRowView| {
        let due = match case.due_at {
            // Shape and word, never colour alone.
            Some(at) if at < now => format!("● {}", due(words, at, now)),
            Some(at) => format!("○ {}", due(words, at, now)),
            None => String::new(),
        };
        vec![
            due,
            case.provider.to_owned(),
            case.name.clone().unwrap_or_else(|| "-".to_owned()),
            case.needs.iter().map(|need| self::need(words, need)).collect::<Vec<_>>().join(", "),
            words.label("stage", case.stage.as_str()),
            case.provider_status.clone().unwrap_or_default(),
            case.case_id.clone(),
        ]
    };
    let header = ["Due", "Provider", "Name", "Needs", "Stage", "Provider's status", "Case"];
    let mut text = table(&header, page.cases.iter().map(row));
    let total = match page.total_is_least {
        true => format!("at least {}", page.total),
        false => page.total.to_string(),
    };
    let more = u32::try_from(page.cases.len()).unwrap_or(u32::MAX);
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{more} of {total}. The next page: --after '{next}'"));
    } else {
        text.push_str(&format!("\n{total} in all"));
    }
    coloured(&text)
}

/// Late rows stand out on a terminal.
fn coloured(text: &str) -> String {
    let line = |line: &str| {
        if line.trim_start().starts_with('●') {
            line.if_supports_color(Stream::Stdout, |it| it.red()).to_string()
        } else {
            line.to_owned()
        }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// A need as people read it: `document:PASSPORT` is a file for PASSPORT.
pub(super) fn need(words: &Words, need: &str) -> String {
    let (kind, what) = need.split_once(':').unwrap_or((need, ""));
    let message = Message::new(format!("need-{kind}")).with("what", what);
    if words.has(&message.id) { words.say(&message) } else { need.to_owned() }
}
