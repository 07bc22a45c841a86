//! What stands in the index, and that it is made again.

use super::*;

#[test]
fn r_06_4_nothing_of_a_member_list_is_in_the_index() {
    let mut index = Index::new();
    let member = ListMember {
        id: "l-1".into(),
        unit_id: "u".into(),
        first_name: "Zebulon".into(),
        last_name: "Quist".into(),
        member_number: "1".into(),
        position: "Rådgiver".into(),
        arbeidssted_name: "Kontoret".into(),
        place: "OSLO".into(),
        email: String::new(),
        mobile: String::new(),
        since: "2020-01-01".parse().unwrap(),
    };
    put_for(&index.cache, 1, &member, Some("unit:u"));
    index.run();
    // No office gives the list here, so it is not searched either.
    assert!(index.ids("zebulon").is_empty());
    let words: i64 = index
        .cache
        .query_row("SELECT count(*) FROM search_stems WHERE stem LIKE 'zeb%'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(words, 0);
}

#[test]
fn the_index_is_made_again_when_it_is_not_sound() {
    let mut index = Index::with(&["Om lønn", "Om ferie"]);
    assert!(!check(&index.cache).unwrap());
    index
        .cache
        .execute_batch("DELETE FROM search_rows WHERE id = (SELECT max(id) FROM search_rows)")
        .unwrap();
    assert!(check(&index.cache).unwrap());
    index.run();
    assert_eq!(index.ids("ferie"), ["1"]);
    index.cache.execute_batch("INSERT INTO search_index (search_index) VALUES ('delete-all')").unwrap();
    assert!(check(&index.cache).unwrap());
    index.run();
    assert_eq!(index.ids("lønn"), ["0"]);
    // A row that is in the index under other words than its own is found out too.
    index
        .cache
        .execute_batch(
            "DELETE FROM search_index WHERE rowid = (SELECT min(id) FROM search_rows); \
             INSERT INTO search_index (rowid, words) SELECT min(id), '§1 feil' FROM search_rows;",
        )
        .unwrap();
    assert!(check(&index.cache).unwrap());
    index.run();
    assert_eq!(index.ids("lønn"), ["0"]);
    index.cache.execute_batch("UPDATE search_made SET rules = 0").unwrap();
    rebuild(&index.cache).unwrap();
    index.run();
    assert_eq!(index.ids("lønn"), ["0"]);
    assert!(!check(&index.cache).unwrap());
}

#[test]
fn what_is_typed_is_never_a_command_to_the_index() {
    let mut index = Index::with(&["Om \"lønn\" AND NOT (ferie) OR *"]);
    for query in [
        "\"",
        "lønn\"",
        "AND",
        "NOT lønn",
        "lønn*",
        "(",
        "words:lønn",
        "^lønn",
        "",
        " ",
        "§1",
        "🙂",
        "NEAR(a b)",
        "-",
        "'",
    ] {
        let _ = index.search(query);
    }
    assert_eq!(index.ids("\"lønn\" (ferie"), ["0"]);
    assert!(index.ids("§1").is_empty());
}

#[test]
fn what_comes_is_read_first_and_indexed_in_long_steps_when_all_has_come() {
    let index = Index::new();
    index
        .cache
        .execute_batch(
            "WITH RECURSIVE rows (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM rows WHERE n < 2000) \
             INSERT INTO search_queue (kind, row_id) SELECT 1, n FROM rows",
        )
        .unwrap();
    assert_eq!(super::super::may_take_long(&index.cache).unwrap(), None, "a first sync goes on");
    meta::set(&index.cache, meta::name::COMPLETE, "1").unwrap();
    assert_eq!(super::super::may_take_long(&index.cache).unwrap(), Some(2000));
    index.cache.execute_batch("DELETE FROM search_queue WHERE id = 1").unwrap();
    assert_eq!(super::super::may_take_long(&index.cache).unwrap(), None, "few wait");
}

#[test]
fn an_index_made_in_long_steps_is_put_together_and_finds_the_same() {
    let mut index = Index::new();
    super::super::tidy::begin(&index.cache).unwrap();
    for number in 0..120 {
        index.message(
            &format!("{number:03}"),
            &format!("2026-01-01T00:{:02}:{:02}Z", number / 60, number % 60),
            "Emne",
            &format!("Om ferie og {}", letters(number)),
        );
        if number % 10 == 9 {
            index.run();
        }
    }
    super::super::tidy::end(&index.cache).unwrap();
    let parts = |cache: &Connection| -> i64 {
        let sql = "SELECT count(DISTINCT segid) FROM search_index_idx";
        cache.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    assert!(parts(&index.cache) > 4, "{}", parts(&index.cache));
    let before = index.ids("ferie");
    assert_eq!(before.len(), 50);
    assert!(super::super::tidy::is_wanted(&index.cache).unwrap());
    let mut is_first = true;
    while super::super::tidy::step(&index.cache, is_first).unwrap() {
        is_first = false;
    }
    assert!(!super::super::tidy::is_wanted(&index.cache).unwrap());
    let overwrites = |cache: &Connection| -> i64 {
        cache.query_row("PRAGMA secure_delete", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(overwrites(&index.cache), 1, "what is deleted otherwise is overwritten");
    assert_eq!(parts(&index.cache), 1);
    assert_eq!(index.ids("ferie"), before);
    assert!(!check(&index.cache).unwrap());
}
