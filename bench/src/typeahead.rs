//! The field that suggests a virksomhet as one types, over the full register, beside raw FTS5 over the same names in
//! plain SQLite. The raw query finds beginnings of words alone; the field also finds what stands within them, and
//! numbers.

use crate::Result;
use crate::figures::{figure, ms, percentile, ratio};
use crate::programs::{KEY, Union};
use min_side_core::app::{App, Options};
use min_side_core::key::Key;
use rusqlite::Connection;
use std::time::Instant;

/// What members type, letter by letter: beginnings, words in the middle, parts of words, a number, and nothing that
/// is there.
const QUERIES: [&str; 10] = [
    "skatteetaten",
    "statens vegvesen",
    "direktoratet",
    "universitet i tr",
    "etaten",
    "sykehus",
    "974 760 673",
    "kommune",
    "åsgård",
    "finnes ikke",
];

/// Suggestions that the field shows.
const SHOWN: u32 = 30;

/// Every keystroke of every query, in turn with the peer.
pub async fn measure(union: &Union) -> Result<()> {
    let folder = tempfile::tempdir()?;
    union.sync(folder.path()).await?;
    let app = App::new(Options::new(Some(folder.path().to_owned()), None));
    app.open_with(Key::from_hex(KEY).ok_or("the key")?).await?;
    let Peer { names: peer, all, units, places, largest } = peer(&app).await?;
    let begun = Instant::now();
    app.search_virksomheter(String::new(), SHOWN).await?;
    let first = ms(begun.elapsed());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let (mut workplaces, mut theirs_of_all) = (Vec::new(), Vec::new());
    for round in 0..6 {
        for query in QUERIES {
            for end in query.char_indices().map(|(at, letter)| at + letter.len_utf8()) {
                let typed = &query[..end];
                let begun = Instant::now();
                let found = app.search_virksomheter(typed.to_owned(), SHOWN).await?;
                let took = begun.elapsed();
                let begun = Instant::now();
                raw(&peer, typed)?;
                let raw_took = begun.elapsed();
                let begun = Instant::now();
                app.arbeidssteder(largest.clone(), typed.to_owned(), SHOWN).await?;
                let workplaces_took = begun.elapsed();
                let begun = Instant::now();
                raw(&all, typed)?;
                let raw_all_took = begun.elapsed();
                // The first round warms them all.
                if round > 0 {
                    ours.push(ms(took));
                    theirs.push(ms(raw_took));
                    workplaces.push(ms(workplaces_took));
                    theirs_of_all.push(ms(raw_all_took));
                }
                drop(found);
            }
        }
    }
    println!("typeahead, {} keystrokes over {units} virksomheter and {places} arbeidssteder", ours.len());
    figure("the register into memory, once", first, "ms", "");
    for (name, share) in [("a keystroke, p50", 0.5), ("a keystroke, p99", 0.99)] {
        let (ours, theirs) = (percentile(&mut ours, share), percentile(&mut theirs, share));
        ratio(name, ours, theirs, "ms", "(beside raw FTS5)");
    }
    figure("a keystroke, p99, key to rows in the core", percentile(&mut ours, 0.99), "ms", "≤ 2");
    let (ours, theirs) = (percentile(&mut workplaces, 0.99), percentile(&mut theirs_of_all, 0.99));
    ratio("the workplaces of one, p99", ours, theirs, "ms", "≤ 2 ms (beside raw FTS5 over all rows)");
    app.close().await;
    Ok(())
}

/// The same names in plain SQLite with FTS5 as it comes.
struct Peer {
    /// The virksomheter.
    names: Connection,
    /// Every row of the register.
    all: Connection,
    units: usize,
    places: usize,
    /// The virksomhet with the most workplaces.
    largest: String,
}

async fn peer(app: &App) -> Result<Peer> {
    let (units, places, largest) = app
        .cache()?
        .read(|cache| {
            let texts = |sql: &str| -> rusqlite::Result<Vec<String>> {
                cache.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
            };
            let units = texts("SELECT name || ' ' || id FROM virksomheter")?;
            let places =
                texts("SELECT name || ' ' || place || ' ' || kommune || ' ' || id FROM arbeidssteder")?;
            let largest = cache.query_row(
                "SELECT virksomhet FROM arbeidssteder GROUP BY virksomhet ORDER BY count(*) DESC LIMIT 1",
                [],
                |row| row.get(0),
            )?;
            Ok((units, places, largest))
        })
        .await?;
    Ok(Peer {
        names: indexed(&mut units.iter())?,
        all: indexed(&mut units.iter().chain(&places))?,
        units: units.len(),
        places: places.len(),
        largest,
    })
}

fn indexed(names: &mut dyn Iterator<Item = &String>) -> Result<Connection> {
    let mut peer = Connection::open_in_memory()?;
    peer.execute_batch("CREATE VIRTUAL TABLE names USING fts5(name, prefix='1 2 3', tokenize='unicode61')")?;
    let transaction = peer.transaction()?;
    {
        let mut insert = transaction.prepare("INSERT INTO names (name) VALUES (?1)")?;
        for name in names {
            insert.execute([name])?;
        }
    }
    transaction.commit()?;
    Ok(peer)
}

fn raw(peer: &Connection, typed: &str) -> Result<usize> {
    let words: Vec<_> = typed.split_whitespace().map(|word| format!("\"{word}\"*")).collect();
    if words.is_empty() {
        return Ok(0);
    }
    let mut rows =
        peer.prepare_cached(&format!("SELECT name FROM names WHERE names MATCH ?1 LIMIT {SHOWN}"))?;
    let found = rows
        .query_map([words.join(" ")], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(found.len())
}
