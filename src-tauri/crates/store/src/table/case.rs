use dossier_domain::{Case, CaseId, ConnectionId, Memory, Need, Provider, Sensitive, Stage};
use rusqlite::{OptionalExtension, Row, ToSql, params};

use crate::{Error, ReadTx, WriteTx, rows};

const TABLE: &str = "cases";
const COLUMNS: &str = "id, connection_id, provider, external_id, name, provider_status, stage, \
     open_stage, stage_since, customer_id, deadline, due_at, requirements, met, slots, reasons, \
     recommended, opened_at, \
     pages, memory, provider_stage, deadline_estimated, answered";
/// Without what stands in an index.
macro_rules! update {
    ($($indexed:literal)?) => {
        concat!(
            "UPDATE cases SET name = ?2, provider_status = ?3, open_stage = ?4, customer_id = ?5,
             deadline = ?6, due_at = ?7, requirements = ?8, met = ?9, slots = ?10, reasons = ?11,
             recommended = ?12, pages = ?13, memory = ?14, provider_stage = ?15,
             deadline_estimated = ?16, answered = ?17", $($indexed,)?
            " WHERE seq = ?1 RETURNING seq"
        )
    };
}
const UPDATE: &str = update!();
const UPDATE_STAGE: &str = update!(", stage = ?18, stage_since = ?19");
const UPDATE_ALL: &str = update!(", stage = ?18, stage_since = ?19, external_id = ?20");
const INSERT: &str = "INSERT INTO cases (seq, name, provider_status, open_stage, customer_id,
        deadline, due_at, requirements, met, slots, reasons, recommended, pages, memory,
        provider_stage, deadline_estimated, answered, stage, stage_since, external_id, id,
        connection_id, provider, opened_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
        ?20, ?21, ?22, ?23, ?24)
    RETURNING seq";

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

    /// Cases whose applicant has this name or this e-mail address (in small letters), oldest first.
    /// A first sieve: a part of a longer name is found too.
    pub fn cases_of_person(&self, name: &str, email: Option<&str>) -> Result<Vec<Case>, Error> {
        let mut found = Vec::new();
        for seq in self.cases_written(name, email)? {
            found.extend(self.case_at(seq)?);
        }
        Ok(found)
    }

    /// The case in this row.
    pub(crate) fn case_at(&self, seq: i64) -> Result<Option<Case>, Error> {
        self.one_case("seq = ?1", [seq])
    }

    /// The row of a case.
    pub(crate) fn seq_of(&self, id: CaseId) -> Result<i64, Error> {
        let mut statement = self.db.prepare_cached("SELECT seq FROM cases WHERE id = ?1")?;
        Ok(statement.query_row([id.to_string()], |row| row.get(0))?)
    }

    /// Up to `limit` cases behind a row that are not final, each with its row; none behind the
    /// last.
    pub fn open_cases(&self, behind: i64, limit: u32) -> Result<Vec<(i64, Case)>, Error> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS}, seq FROM cases
             WHERE seq > ?1 AND +stage NOT IN ('Approved', 'Rejected') ORDER BY seq LIMIT ?2"
        ))?;
        let found = statement
            .query_map(params![behind, limit], |row| Ok((row.get("seq")?, read_case(row)?)))?;
        found.map(|row| row.map(|(seq, case)| Ok((seq, case?)))?).collect()
    }
}

impl WriteTx<'_> {
    /// Sets a case, its place in the queue and in the search.
    pub fn put_case(&self, case: &Case, needs: &[Need]) -> Result<(), Error> {
        let id = case.id.to_string();
        let name = case.name.as_ref().map(|name| name.expose().as_str());
        let stage_since = rows::time_text(case.stage_since);
        let known: Option<(i64, bool, bool)> = self
            .db
            .prepare_cached(
                "SELECT seq, external_id IS ?2, stage = ?3 AND stage_since = ?4
                 FROM cases WHERE id = ?1",
            )?
            .query_row(params![id, case.external_id, case.stage.as_str(), stage_since], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        // What stands in an index is set only where it changed: SQLite compares nothing, and each
        // index is a page to read and to seal.
        let (sql, values) = match known {
            Some((_, true, true)) => (UPDATE, 17),
            Some((_, true, false)) => (UPDATE_STAGE, 19),
            Some((_, false, _)) => (UPDATE_ALL, 20),
            None => (INSERT, 24),
        };
        let all: [&dyn ToSql; 24] = [
            &known.map(|(seq, ..)| seq),
            &name,
            &case.provider_status,
            &case.open_stage.map(Stage::as_str),
            &case.customer_id,
            &case.deadline.map(rows::time_text),
            &case.due_at.map(rows::time_text),
            &rows::json_text(&case.requirements),
            &rows::json_text(&case.met),
            &rows::json_text(&case.slots),
            &rows::json_text(&case.reasons),
            &case.recommended,
            &rows::json_text(&case.pages),
            &case.memory.as_ref().map(|memory| memory.expose().to_string()),
            &case.provider_stage.as_str(),
            &case.deadline_estimated,
            &case.answered.map(|id| id.to_string()),
            &case.stage.as_str(),
            &stage_since,
            &case.external_id,
            &id,
            &case.connection_id.to_string(),
            &case.provider.as_str(),
            &rows::time_text(case.opened_at),
        ];
        let seq: i64 = self.db.prepare_cached(sql)?.query_row(&all[..values], |row| row.get(0))?;
        self.put_place(seq, case, &needs_text(needs), self.now())
    }

    /// Works out a case's row of the queue anew, after a change to what it shows.
    pub(crate) fn place_anew(&self, id: CaseId) -> Result<(), Error> {
        let case = self.case(id)?.ok_or(Error::Row { table: TABLE })?;
        let seq = self.seq_of(id)?;
        let needs = self.needs_of(seq)?;
        self.put_place(seq, &case, &needs, self.now())
    }
}

fn needs_text(needs: &[Need]) -> String {
    rows::json_text(&needs.iter().map(ToString::to_string).collect::<Vec<_>>())
}
