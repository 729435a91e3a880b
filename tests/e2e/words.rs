use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::langid;

const SHARED: &str = include_str!("../../src-tauri/crates/words/messages/en.ftl");
const OWN: &str = include_str!("../../src-tauri/crates/words/messages/ui.en.ftl");
/// Parameters that choose a plural form.
const COUNTS: [&str; 4] = ["count", "minutes", "seconds", "number"];

static WORDS: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let mut bundle = FluentBundle::new_concurrent(vec![langid!("en-GB")]);
    bundle.set_use_isolating(false);
    // Which key a command has is the screen's to tell; sentences are compared up to there.
    bundle.add_function("KEY", key).expect("it is added once");
    for text in [SHARED, OWN] {
        let resource = FluentResource::try_new(text.to_owned());
        bundle.add_resource(resource.expect("valid Fluent")).expect("each id stands once");
    }
    bundle
});

fn key<'a>(named: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    named.first().cloned().unwrap_or(FluentValue::Error)
}

/// What the window says under an id.
#[track_caller]
pub fn t(id: &str) -> String {
    say(id, &[])
}

/// The same with parameters.
#[track_caller]
pub fn say(id: &str, params: &[(&str, &str)]) -> String {
    let message = WORDS.get_message(id).and_then(|message| message.value());
    let pattern = message.unwrap_or_else(|| panic!("{id} has no words"));
    let mut args = FluentArgs::new();
    for (name, value) in params {
        let value = match COUNTS.contains(name) {
            true => FluentValue::try_number(value),
            false => FluentValue::from((*value).to_owned()),
        };
        args.set(*name, value);
    }
    let mut errors = Vec::new();
    let said = WORDS.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    assert!(errors.is_empty(), "{id}: {errors:?}");
    said
}

/// The word for a state of the connections whose beginning nobody saw.
#[track_caller]
pub fn state(word: &str) -> String {
    say(&format!("ui-sync-{word}-at"), &[("time", ""), ("known", "no")])
}

/// What the window says before the first parameter, for sentences that end in a time.
#[track_caller]
pub fn beginning(id: &str, params: &[(&str, &str)]) -> String {
    const MARK: &str = "\u{1}";
    let mut all = params.to_vec();
    all.extend([("time", MARK), ("seconds", "7"), ("known", "yes")]);
    let said = say(id, &all);
    said.split(MARK).next().unwrap_or_default().trim_end().to_owned()
}

/// As English writes it: 1,000,064.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|it| std::str::from_utf8(it).unwrap_or_default())
        .collect();
    groups.join(",")
}
