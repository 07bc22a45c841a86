//! The rows of a member list: filtered, searched and sorted as in Norway.

use super::list_text::{Part, parts};
use crate::error::Result;
use crate::fold::{fold, readings};
use crate::views::{ListColumn, ListPage, ListQuery, ListRow, ListSummary};
use min_side_domain::contact::phone_shown;
use rusqlite::{Connection, Row, ToSql, params_from_iter};

const DEFAULT_LIMIT: u32 = 200;
const MAX_ROWS: u32 = 1_000;
/// Longest text that is looked for, in characters; nothing in a row is longer.
const MAX_TEXT: usize = 200;

/// A page of the list.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn page(cache: &Connection, summary: ListSummary, query: &ListQuery) -> Result<ListPage> {
    let limit = if query.limit == 0 { DEFAULT_LIMIT } else { query.limit.min(MAX_ROWS) };
    let selection = Selection::new(query);
    Ok(ListPage {
        rows: selection.rows(cache, query, Some((query.offset, limit)))?,
        total: selection.count(cache)?,
        workplaces: distinct(cache, "workplace", &query.unit_id)?,
        places: distinct(cache, "place", &query.unit_id)?,
        summary,
    })
}

/// Every row that the query finds, whatever its page.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn all_rows(cache: &Connection, query: &ListQuery) -> Result<Vec<ListRow>> {
    Selection::new(query).rows(cache, query, None)
}

/// The first rows that the query finds with one of these texts, without counting the others, and with none of what is
/// left out.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn first_of_any(
    cache: &Connection,
    query: &ListQuery,
    texts: &[String],
    left_out: &[&str],
) -> Result<Vec<ListRow>> {
    let most = query.limit.min(MAX_ROWS);
    let mut found: Vec<ListRow> = Vec::new();
    for text in texts {
        let query = ListQuery { text: text.clone(), ..query.clone() };
        let mut selection = Selection::new(&query);
        for word in left_out.iter().map(|word| fold(word)).filter(|word| !word.is_empty()) {
            selection.and("instr(folded, ?) = 0", word);
        }
        let rows = selection.rows(cache, &query, Some((query.offset, most)))?;
        found.extend(
            rows.into_iter().filter(|row| !found.iter().any(|known| known.id == row.id)).collect::<Vec<_>>(),
        );
    }
    found.truncate(most as usize);
    Ok(found)
}

struct Selection {
    conditions: String,
    values: Vec<Box<dyn ToSql>>,
}

impl Selection {
    fn new(query: &ListQuery) -> Self {
        let mut selection = Self { conditions: String::new(), values: Vec::new() };
        selection.and("unit_id = ?", query.unit_id.clone());
        if let Some(workplace) = &query.workplace {
            selection.and("workplace = ?", workplace.clone());
        }
        if let Some(place) = &query.place {
            selection.and("place = ?", place.clone());
        }
        if query.text.chars().nth(MAX_TEXT).is_some() {
            selection.conditions.push_str(" AND 0");
            return selection;
        }
        let folded = fold(&query.text);
        for part in parts(&folded) {
            let any: Vec<Vec<String>> = match part {
                Part::Word(word) => readings(word).into_iter().map(|reading| vec![reading]).collect(),
                Part::Number(number) => number.readings(),
            };
            selection.has_any(any);
        }
        selection
    }

    /// A row has all the texts of one of these.
    fn has_any(&mut self, any: Vec<Vec<String>>) {
        let mut ways = Vec::new();
        for texts in any {
            let texts = texts.into_iter().map(|text| {
                self.values.push(Box::new(text));
                format!("instr(folded, ?{}) > 0", self.values.len())
            });
            ways.push(format!("({})", texts.collect::<Vec<_>>().join(" AND ")));
        }
        self.conditions.push_str(&format!(" AND ({})", ways.join(" OR ")));
    }

    fn and(&mut self, condition: &str, value: String) {
        if !self.conditions.is_empty() {
            self.conditions.push_str(" AND ");
        }
        self.push(condition, value);
    }

    fn push(&mut self, condition: &str, value: String) {
        self.values.push(Box::new(value));
        self.conditions.push_str(&condition.replace('?', &format!("?{}", self.values.len())));
    }

    fn params(&self) -> impl Iterator<Item = &dyn ToSql> {
        self.values.iter().map(AsRef::as_ref)
    }

    fn count(&self, cache: &Connection) -> Result<u32> {
        let sql = format!("SELECT count(*) FROM list_members WHERE {}", self.conditions);
        Ok(cache.prepare_cached(&sql)?.query_row(params_from_iter(self.params()), |row| row.get(0))?)
    }

    fn rows(&self, cache: &Connection, query: &ListQuery, page: Option<(u32, u32)>) -> Result<Vec<ListRow>> {
        let limit = page.map_or_else(String::new, |(offset, limit)| format!("LIMIT {limit} OFFSET {offset}"));
        let sql = format!(
            "SELECT id, first_name, last_name, member_number, position, workplace, place, email, mobile, since \
             FROM list_members WHERE {} ORDER BY {} {limit}",
            self.conditions,
            order(query.sort, query.descending)
        );
        let mut statement = cache.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(self.params()), read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Equals stand by name, so that the order is the same every time.
fn order(by: ListColumn, descending: bool) -> String {
    let direction = if descending { "DESC" } else { "ASC" };
    let first: &[&str] = match by {
        ListColumn::Name => &[],
        // Numbers are digits without zeros before them: the shorter is the smaller.
        ListColumn::MemberNumber => &["length(member_number)", "member_number"],
        ListColumn::Position => &["position COLLATE nb"],
        ListColumn::Workplace => &["workplace COLLATE nb"],
        ListColumn::Place => &["place COLLATE nb"],
        ListColumn::Since => &["since"],
    };
    let name = ["last_name COLLATE nb", "first_name COLLATE nb", "id"];
    let name_direction = if first.is_empty() { direction } else { "ASC" };
    let columns: Vec<String> = first
        .iter()
        .map(|column| format!("{column} {direction}"))
        .chain(name.iter().map(|column| format!("{column} {name_direction}")))
        .collect();
    columns.join(", ")
}

fn read(row: &Row<'_>) -> rusqlite::Result<ListRow> {
    let mobile: String = row.get(8)?;
    Ok(ListRow {
        id: row.get(0)?,
        first_name: row.get(1)?,
        last_name: row.get(2)?,
        member_number: row.get(3)?,
        position: row.get(4)?,
        workplace: row.get(5)?,
        place: row.get(6)?,
        email: row.get(7)?,
        mobile: phone_shown(&mobile),
        since: row.get(9)?,
    })
}

fn distinct(cache: &Connection, column: &str, unit_id: &str) -> Result<Vec<String>> {
    let mut statement = cache.prepare_cached(&format!(
        "SELECT {column} FROM list_members WHERE unit_id = ?1 AND {column} <> '' GROUP BY {column} \
         ORDER BY {column} COLLATE nb"
    ))?;
    let rows = statement.query_map([unit_id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
