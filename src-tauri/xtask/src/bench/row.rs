use anyhow::Result;
use serde::Serialize;

/// One figure and the goal that it is held against.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) value: f64,
    pub(super) unit: &'static str,
    /// What a peer took or made in the same run, in the same unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) peer: Option<f64>,
    /// How many times better than the peer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ratio: Option<f64>,
    pub(super) goal: String,
    pub(super) holds: bool,
}

impl Row {
    pub(super) fn new(name: impl Into<String>, value: f64, unit: &'static str) -> Self {
        let (name, goal) = (name.into(), String::new());
        Self { name, value, unit, peer: None, ratio: None, goal, holds: true }
    }

    pub(super) fn beside(self, peer: f64, ratio: f64) -> Self {
        Self { peer: Some(peer), ratio: Some(ratio), ..self }
    }

    pub(super) fn goal(self, goal: impl Into<String>, holds: bool) -> Self {
        Self { goal: goal.into(), holds, ..self }
    }
}

/// Prints the rows as a table, or with `json` as one array. True when every goal is met.
pub(super) fn print(rows: &[Row], json: bool) -> Result<bool> {
    if json {
        println!("{}", serde_json::to_string(rows)?);
    } else {
        println!("{}", table(rows));
    }
    Ok(rows.iter().all(|row| row.holds))
}

/// The rows as a table in Markdown.
fn table(rows: &[Row]) -> String {
    let mut table =
        "| What | Value | Peer | Ratio | Goal | Holds |\n|---|---|---|---|---|---|".to_owned();
    for row in rows {
        let number = |it: f64| match it {
            it if it.fract() == 0.0 => format!("{it:.0}"),
            it if it.abs() < 10.0 => format!("{it:.2}"),
            it => format!("{it:.1}"),
        };
        let optional = |it: Option<f64>| it.map(number).unwrap_or_default();
        table += &format!(
            "\n| {} | {} {} | {} | {} | {} | {} |",
            row.name,
            number(row.value),
            row.unit,
            optional(row.peer),
            optional(row.ratio),
            row.goal,
            if row.holds { "yes" } else { "**no**" },
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_peer_does_has_no_peer_in_its_json() {
        let row = Row::new("a", 1.5, "ms").goal("under 2", true);
        let json = r#"{"name":"a","value":1.5,"unit":"ms","goal":"under 2","holds":true}"#;
        assert_eq!(serde_json::to_string(&row).unwrap(), json);
    }

    #[test]
    fn a_missed_goal_stands_out() {
        let rows = [Row::new("a", 3.0, "ms").beside(9.0, 3.0).goal("4", false)];
        assert!(table(&rows).ends_with("| a | 3 ms | 9 | 3 | 4 | **no** |"), "{}", table(&rows));
    }
}
