//! How much of what a member means is found, beside plain FTS5.

use super::*;

#[test]
fn r_04_3_recall_and_precision_on_norwegian_words() {
    let list = |text: &'static str| -> Vec<&'static str> {
        text.split(',').map(str::trim).filter(|word| !word.is_empty()).collect()
    };
    let mut words: BTreeSet<&str> = BTreeSet::new();
    let mut queries: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in include_str!("../queries.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(ordinary) = line.strip_prefix('+') {
            words.extend(list(ordinary));
            continue;
        }
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let (mut found, not) = (list(parts[1]), list(parts[2]));
        assert!(not.iter().all(|word| !found.contains(word)), "{line} asks two ways");
        found.push(parts[0]);
        words.extend(found.iter().chain(&not).filter(|word| !word.starts_with('@')));
        queries.push((parts[0], found));
    }
    let queries: Vec<(&str, BTreeSet<&str>)> =
        queries.iter().map(|(query, found)| (*query, expanded(found, &queries))).collect();
    let mut index = Index::new();
    for (place, word) in words.iter().enumerate() {
        index.message(
            word,
            &format!("2026-01-01T00:{:02}:{:02}Z", place / 60, place % 60),
            "",
            &format!("Hei {word} hilsen"),
        );
    }
    index.run();
    let words_of = super::super::words::words;
    let (mut default_right, mut default_wrong) = (0.0, 0.0);
    let default = plain_fts5(&words);
    let (mut wanted, mut right, mut missed, mut wrong) = (0.0, 0.0, Vec::new(), Vec::new());
    for (query, found) in &queries {
        let result =
            index.search_for(&SearchQuery { text: (*query).into(), limit: 500, ..SearchQuery::default() });
        let ids: BTreeSet<String> = result.hits.into_iter().map(|hit| hit.row_id).collect();
        for id in default_hits(&default, query) {
            if found.contains(id.as_str()) {
                default_right += 1.0;
            } else {
                default_wrong += 1.0;
            }
        }
        for word in found {
            wanted += 1.0;
            if ids.contains(*word) {
                right += 1.0;
            } else {
                missed.push(format!(
                    "{query}: {word} ({})",
                    stem(&words_of(word).map(|w| w.folded).collect::<String>())
                ));
            }
        }
        wrong.extend(ids.iter().filter(|id| !found.contains(id.as_str())).map(|id| format!("{query}: {id}")));
    }
    let recall: f64 = right / wanted;
    let precision = right / (right + f64::from(u32::try_from(wrong.len()).unwrap()));
    println!(
        "{} queries, {wanted} expected hits among {} words: recall {recall:.3}, precision {precision:.3}; \
         FTS5 as it comes: recall {:.3}, precision {:.3}",
        queries.len(),
        words.len(),
        default_right / wanted,
        default_right / (default_right + default_wrong),
    );
    assert!(queries.len() >= 300, "{}", queries.len());
    assert!(recall >= 0.98, "recall {recall:.3}; missed {missed:#?}");
    assert!(precision >= 0.95, "precision {precision:.3}; found wrongly {wrong:#?}");
}

/// The words to be found, with the forms of the lines that are named by `@`.
fn expanded<'a>(found: &[&'a str], all: &[(&'a str, Vec<&'a str>)]) -> BTreeSet<&'a str> {
    let mut words = BTreeSet::new();
    for word in found {
        match word.strip_prefix('@') {
            None => {
                words.insert(*word);
            }
            Some(name) => {
                let line = all.iter().find(|(query, _)| *query == name);
                let (_, forms) = line.unwrap_or_else(|| panic!("there is no line of {name}"));
                words.extend(expanded(forms, all));
            }
        }
    }
    words
}

/// The same words in FTS5 as it comes: `unicode61`, no stems.
fn plain_fts5(words: &BTreeSet<&str>) -> Connection {
    let plain = Connection::open_in_memory().unwrap();
    plain.execute_batch("CREATE VIRTUAL TABLE texts USING fts5 (id UNINDEXED, body)").unwrap();
    for word in words {
        plain.execute("INSERT INTO texts VALUES (?1, ?2)", [word, &&*format!("Hei {word} hilsen")]).unwrap();
    }
    plain
}

/// What it finds as one types: the words and what begins so.
fn default_hits(plain: &Connection, query: &str) -> BTreeSet<String> {
    let typed: Vec<String> = query.split(['-', ' ']).map(|word| format!("\"{word}\"*")).collect();
    let mut statement = plain.prepare_cached("SELECT id FROM texts WHERE texts MATCH ?1").unwrap();
    statement.query_map([typed.join(" ")], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}
