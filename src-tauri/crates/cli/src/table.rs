use comfy_table::{ContentArrangement, Table, presets};
use dossier_words::visible;

/// A table for people; what stands in it cannot move the cursor.
pub(crate) fn table(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(header);
    for row in rows {
        table.add_row(row.iter().map(|cell| visible(cell)));
    }
    table.to_string()
}

/// Lines of a name and a value, the values aligned.
pub(crate) fn facts(lines: &[(&str, String)]) -> String {
    let width = lines.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let line = |(name, value): &(&str, String)| format!("{name:width$}  {}", visible(value));
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}
