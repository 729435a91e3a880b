use dossier_domain::{Case, CaseId, ConnectionId, Memory, Need, Provider, Sensitive, Stage, View};
use rusqlite::{OptionalExtension, Row, params, types::Value};

use crate::{Error, ReadTx, WriteTx, rows};

const TABLE: &str = "cases";
const COLUMNS: &str = "id, connection_id, provider, external_id, name, provider_status, stage, \
     open_stage, stage_since, customer_id, deadline, due_at, requirements, met, slots, reasons, \
     recommended, opened_at, \
     pages, memory, provider_stage, deadline_estimated, answered";
/// Sorts behind every time: a case without a due time comes last.
const NEVER: &str = "9999";

/// Which cases to list.
#[derive(Debug, Clone)]
pub struct QueueQuery {
    /// The view to look into.
    pub view: View,
    /// Part of a name or an id; three characters or more use the index.
    pub search: Option<Sensitive<String>>,
    /// Only this provider.
    pub provider: Option<Provider>,
    /// The greatest number of rows to return.
    pub limit: u32,
    /// Where the page before ended.
    pub after: Option<String>,
}

/// One row of the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct QueueRow {
    /// The case.
    pub case_id: CaseId,
    /// The provider's id.
    pub external_id: Option<String>,
    /// Whose API.
    pub provider: Provider,
    /// Where it stands.
    pub stage: Stage,
    /// The provider's status, word for word.
    pub provider_status: Option<String>,
    /// When it is late.
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    /// The applicant's name.
    pub name: Option<Sensitive<String>>,
    /// What it waits for from us.
    pub needs: Vec<String>,
}

/// A page of the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct QueuePage {
    /// Rows, most urgent first.
    pub rows: Vec<QueueRow>,
    /// Give this as `after` for the next page.
    pub next: Option<String>,
    /// Number of cases that match, on all pages.
    pub total: u32,
}

fn read_case(row: &Row<'_>) -> rusqlite::Result<Result<Case, Error>> {
    let text = |at: usize| row.get::<_, String>(at);
    let maybe = |at: usize| row.get::<_, Option<String>>(at);
    let (id, connection_id, provider) = (text(0)?, text(1)?, text(2)?);
    let (external_id, name, provider_status) = (maybe(3)?, maybe(4)?, maybe(5)?);
    let (stage, open_stage, stage_since) = (text(6)?, maybe(7)?, text(8)?);
    let (customer_id, deadline, due_at) = (maybe(9)?, maybe(10)?, maybe(11)?);
    let (requirements, met, slots, reasons) = (text(12)?, text(13)?, text(14)?, text(15)?);
    let (recommended, opened_at) = (row.get(16)?, text(17)?);
    let (pages, memory, provider_stage) = (text(18)?, maybe(19)?, text(20)?);
    let (deadline_estimated, answered) = (row.get(21)?, maybe(22)?);
    let stage_of = |word: &str| Stage::parse(word).ok_or(Error::Row { table: TABLE });
    Ok((|| {
        Ok(Case {
            id: rows::parsed(&id, TABLE)?,
            connection_id: rows::parsed::<ConnectionId>(&connection_id, TABLE)?,
            provider: rows::parsed(&provider, TABLE)?,
            name: name.map(Sensitive::new),
            external_id,
            provider_status,
            stage: stage_of(&stage)?,
            provider_stage: stage_of(&provider_stage)?,
            open_stage: open_stage.as_deref().map(stage_of).transpose()?,
            stage_since: rows::time(&stage_since, TABLE)?,
            answered: answered.map(|id| rows::parsed(&id, TABLE)).transpose()?,
            customer_id,
            deadline: rows::times(deadline, TABLE)?,
            deadline_estimated,
            due_at: rows::times(due_at, TABLE)?,
            requirements: rows::json(&requirements, TABLE)?,
            met: rows::json(&met, TABLE)?,
            slots: rows::json(&slots, TABLE)?,
            reasons: rows::json(&reasons, TABLE)?,
            pages: rows::json(&pages, TABLE)?,
            memory: memory.map(|text| rows::json(&text, TABLE).map(Memory::new)).transpose()?,
            recommended,
            opened_at: rows::time(&opened_at, TABLE)?,
        })
    })())
}

fn read_queue(row: &Row<'_>) -> rusqlite::Result<(String, Result<QueueRow, Error>)> {
    let (due_sort, case_id): (String, String) = (row.get(0)?, row.get(1)?);
    let (external_id, provider): (Option<String>, String) = (row.get(2)?, row.get(3)?);
    let (stage, provider_status): (String, Option<String>) = (row.get(4)?, row.get(5)?);
    let due_at: Option<String> = row.get(6)?;
    let (name, needs): (Option<String>, String) = (row.get(7)?, row.get(8)?);
    let cursor = format!("{due_sort}~{case_id}");
    let built = (|| {
        Ok(QueueRow {
            case_id: rows::parsed(&case_id, TABLE)?,
            external_id,
            provider: rows::parsed(&provider, TABLE)?,
            stage: Stage::parse(&stage).ok_or(Error::Row { table: TABLE })?,
            provider_status,
            due_at: rows::times(due_at, TABLE)?,
            name: name.map(Sensitive::new),
            needs: rows::json(&needs, TABLE)?,
        })
    })();
    Ok((cursor, built))
}

impl ReadTx<'_> {
    /// One case.
    pub fn case(&self, id: CaseId) -> Result<Option<Case>, Error> {
        self.one_case("id = ?1", [id.to_string()])
    }

    /// The case that a connection knows under this id.
    pub fn case_of(&self, id: ConnectionId, external_id: &str) -> Result<Option<Case>, Error> {
        self.one_case(
            "connection_id = ?1 AND external_id = ?2",
            [id.to_string(), external_id.to_owned()],
        )
    }

    /// Cases of a provider under this id; more than one where several connections have it.
    pub fn cases_named(&self, provider: Provider, external_id: &str) -> Result<Vec<Case>, Error> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM cases WHERE external_id = ?1 AND provider = ?2 LIMIT 2"
        ))?;
        let found = statement.query_map([external_id, provider.as_str()], read_case)?;
        found.map(|row| row?).collect()
    }

    fn one_case<P: rusqlite::Params>(&self, which: &str, p: P) -> Result<Option<Case>, Error> {
        self.db
            .prepare_cached(&format!("SELECT {COLUMNS} FROM cases WHERE {which}"))?
            .query_row(p, read_case)
            .optional()?
            .transpose()
    }

    /// Cases whose applicant has this name or whose data holds this e-mail address (in small
    /// letters), oldest first. A first sieve: the address may stand for something else there.
    pub fn cases_of_person(&self, name: &str, email: Option<&str>) -> Result<Vec<Case>, Error> {
        let sql = format!(
            "SELECT {COLUMNS} FROM cases LEFT JOIN applicants ON applicants.case_id = cases.id
             WHERE name = ?1 COLLATE NOCASE OR instr(lower(body), ?2) > 0 ORDER BY seq"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement.query_map(params![name, email], read_case)?;
        found.map(|row| row?).collect()
    }

    /// Every case that is not final.
    pub fn open_cases(&self) -> Result<Vec<Case>, Error> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM cases WHERE stage NOT IN ('Approved', 'Rejected') ORDER BY seq"
        ))?;
        let found = statement.query_map([], read_case)?;
        found.map(|row| row?).collect()
    }

    /// Number of cases in a view, kept up with every change.
    pub fn count(&self, view: View) -> Result<u32, Error> {
        let count = self
            .db
            .prepare_cached("SELECT cases FROM queue_counts WHERE view = ?1")?
            .query_row([view.as_str()], |row| row.get(0))
            .optional()?;
        Ok(count.unwrap_or(0))
    }

    /// A page of a view, most urgent first, ties by age.
    pub fn queue(&self, query: &QueueQuery) -> Result<QueuePage, Error> {
        let mut filter = String::from("view = ?1");
        let mut values = vec![Value::from(query.view.as_str().to_owned())];
        if let Some(provider) = query.provider {
            values.push(Value::from(provider.as_str().to_owned()));
            filter += &format!(" AND provider = ?{}", values.len());
        }
        if let Some(search) = &query.search {
            let (clause, value) = search_clause(search.expose(), values.len() + 1);
            values.push(Value::from(value));
            filter += &clause;
        }
        let total = if values.len() == 1 {
            self.count(query.view)?
        } else {
            let sql = format!("SELECT count(*) FROM queue WHERE {filter}");
            let p = rusqlite::params_from_iter(values.iter());
            self.db.query_row(&sql, p, |row| row.get(0))?
        };
        if let Some((due_sort, case_id)) = query.after.as_deref().and_then(|at| at.split_once('~'))
        {
            values.push(Value::from(due_sort.to_owned()));
            values.push(Value::from(case_id.to_owned()));
            let n = values.len();
            filter += &format!(" AND (due_sort, case_id) > (?{}, ?{n})", n - 1);
        }
        values.push(Value::from(i64::from(query.limit) + 1));
        let sql = format!(
            "SELECT due_sort, case_id, external_id, provider, stage, provider_status, due_at,
                    name, needs
             FROM queue WHERE {filter} ORDER BY view, due_sort, case_id LIMIT ?{}",
            values.len()
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let found: Vec<_> = statement
            .query_map(rusqlite::params_from_iter(values.iter()), read_queue)?
            .collect::<Result<_, _>>()?;
        let shown = query.limit as usize;
        let next = (found.len() > shown && shown > 0).then(|| found[shown - 1].0.clone());
        let rows = found.into_iter().take(shown).map(|(_, row)| row).collect::<Result<_, _>>()?;
        Ok(QueuePage { rows, next, total })
    }
}

/// The condition and its value: the trigram index from three characters on, below that a walk
/// over the view's rows.
fn search_clause(text: &str, at: usize) -> (String, String) {
    // A NUL would end the index's query in the middle of a quoted word.
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = text.trim();
    if text.chars().count() >= 3 {
        let quoted: Vec<String> = text
            .split_whitespace()
            .filter(|word| word.chars().count() >= 3)
            .map(|word| format!("\"{}\"", word.replace('"', "\"\"")))
            .collect();
        if !quoted.is_empty() {
            let clause = format!(
                " AND case_id IN (SELECT id FROM cases WHERE seq IN
                  (SELECT rowid FROM case_search WHERE case_search MATCH ?{at}))"
            );
            return (clause, quoted.join(" AND "));
        }
    }
    let pattern: String = text
        .chars()
        .flat_map(|c| if "%_\\".contains(c) { vec!['\\', c] } else { vec![c] })
        .collect();
    let clause =
        format!(" AND (name LIKE ?{at} ESCAPE '\\' OR external_id LIKE ?{at} ESCAPE '\\')");
    (clause, format!("%{pattern}%"))
}

impl WriteTx<'_> {
    /// Sets a case, its place in the queue and in the search.
    pub fn put_case(&self, case: &Case, needs: &[Need]) -> Result<(), Error> {
        let id = case.id.to_string();
        let name = case.name.as_ref().map(|name| name.expose().as_str());
        let seq: i64 = self
            .db
            .prepare_cached(&format!(
                "INSERT INTO cases ({COLUMNS}) VALUES
                 (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                  ?19, ?20, ?21, ?22,
                  ?23)
                 ON CONFLICT (id) DO UPDATE SET external_id = ?4, name = ?5,
                 provider_status = ?6, stage = ?7, open_stage = ?8, stage_since = ?9,
                 customer_id = ?10, deadline = ?11, due_at = ?12, requirements = ?13, met = ?14,
                 slots = ?15, reasons = ?16, recommended = ?17, pages = ?19, memory = ?20,
                 provider_stage = ?21, deadline_estimated = ?22, answered = ?23
                 RETURNING seq"
            ))?
            .query_row(
                params![
                    id,
                    case.connection_id.to_string(),
                    case.provider.as_str(),
                    case.external_id,
                    name,
                    case.provider_status,
                    case.stage.as_str(),
                    case.open_stage.map(Stage::as_str),
                    rows::time_text(case.stage_since),
                    case.customer_id,
                    case.deadline.map(rows::time_text),
                    case.due_at.map(rows::time_text),
                    rows::json_text(&case.requirements),
                    rows::json_text(&case.met),
                    rows::json_text(&case.slots),
                    rows::json_text(&case.reasons),
                    case.recommended,
                    rows::time_text(case.opened_at),
                    rows::json_text(&case.pages),
                    case.memory.as_ref().map(|memory| memory.expose().to_string()),
                    case.provider_stage.as_str(),
                    case.deadline_estimated,
                    case.answered.map(|id| id.to_string()),
                ],
                |row| row.get(0),
            )?;
        let words = [name, case.external_id.as_deref(), Some(&id)];
        let text = words.into_iter().flatten().collect::<Vec<_>>().join("\n");
        self.db.prepare_cached("DELETE FROM case_search WHERE rowid = ?1")?.execute([seq])?;
        self.db
            .prepare_cached("INSERT INTO case_search (rowid, text) VALUES (?1, ?2)")?
            .execute(params![seq, text])?;
        self.put_queue(case, &id, name, needs)
    }

    fn put_queue(
        &self,
        case: &Case,
        id: &str,
        name: Option<&str>,
        needs: &[Need],
    ) -> Result<(), Error> {
        let due_at = case.due_at.map(rows::time_text);
        let needs: Vec<String> = needs.iter().map(ToString::to_string).collect();
        self.db.prepare_cached("DELETE FROM queue WHERE case_id = ?1")?.execute([id])?;
        let mut insert = self.db.prepare_cached(
            "INSERT INTO queue (view, due_sort, case_id, external_id, provider, stage,
                 provider_status, due_at, name, needs)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        let views = View::ALL
            .into_iter()
            .filter(|view| view.holds(case.stage, case.open_stage, case.recommended));
        for view in views {
            insert.execute(params![
                view.as_str(),
                due_at.as_deref().unwrap_or(NEVER),
                id,
                case.external_id,
                case.provider.as_str(),
                case.stage.as_str(),
                case.provider_status,
                due_at,
                name,
                rows::json_text(&needs),
            ])?;
        }
        Ok(())
    }
}
