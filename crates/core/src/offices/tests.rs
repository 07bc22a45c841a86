use super::*;
use crate::db::{Kind, Place, testing};
use crate::outbox::Pending;
use crate::rows_testing::{at, pending, put, put_for};
use crate::sync::meta;
use crate::views::{ListColumn, OutboxState};
use chrono::{DateTime, TimeDelta, Utc};
use min_side_domain::records::{Address, ListMember, Office, Profile, Union};
use rusqlite::Connection;
use std::collections::BTreeMap;

fn now() -> DateTime<Utc> {
    at("2026-03-01T12:00:00Z")
}

fn union(accepted: Option<&str>) -> Union {
    Union {
        id: "union".into(),
        short_name: "NTL".into(),
        name: "Norsk Tjenestemannslag".into(),
        office_email: String::new(),
        office_phone: String::new(),
        list_expiry_days: 14,
        attachment_max_bytes: 1,
        attachment_max_count: 1,
        attachment_types: Vec::new(),
        declaration_version: "2026-1".into(),
        declaration: BTreeMap::from([("nb".to_owned(), "Jeg lover.".to_owned())]),
        declaration_accepted: accepted.map(Into::into),
        employment_approval: true,
        demo: true,
    }
}

fn office(id: &str, unit: &str, from: &str, to: Option<&str>, gives_list: bool) -> Office {
    Office {
        id: id.into(),
        title: "plasstillitsvalgt".into(),
        unit_id: unit.into(),
        unit_name: format!("NTL {unit}"),
        from: from.parse().unwrap(),
        to: to.map(|to| to.parse().unwrap()),
        gives_list,
    }
}

fn member(id: &str, first: &str, last: &str) -> ListMember {
    ListMember {
        id: id.into(),
        unit_id: "u1".into(),
        first_name: first.into(),
        last_name: last.into(),
        member_number: format!("10{id}"),
        position: "Rådgiver".into(),
        arbeidssted_name: "Skatteetaten Bodø".into(),
        place: "BODØ".into(),
        email: format!("{id}@example.no"),
        mobile: "+4791234567".into(),
        since: "2019-05-01".parse().unwrap(),
    }
}

fn fill(conn: &Connection) {
    put(conn, 1, &union(Some("2026-1")));
    put(conn, 2, &office("o1", "u1", "2025-01-01", None, true));
    for (version, (id, first, last)) in (10..).zip([
        ("1", "Åse", "Berg"),
        ("2", "Ola", "Aas"),
        ("3", "Kari", "Ødegård"),
        ("4", "Per", "Zahl"),
    ]) {
        put_for(conn, version, &member(id, first, last), Some("unit:u1"));
    }
    confirm(conn, "unit:u1", now());
}

fn confirm(conn: &Connection, audience: &str, when: DateTime<Utc>) {
    conn.execute(
        "INSERT INTO audience VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET confirmed_at = excluded.confirmed_at",
        [audience, &when.to_rfc3339()],
    )
    .unwrap();
    meta::set(conn, meta::name::LATEST_TIME, &when.to_rfc3339()).unwrap();
}

fn cache() -> Connection {
    let conn = testing::connection(Kind::Cache);
    fill(&conn);
    conn
}

fn refusal(conn: &Connection, pending: &[Pending], unit: &str, when: DateTime<Utc>) -> String {
    match access(conn, pending, unit, when).unwrap().open() {
        Ok(_) => "open".to_owned(),
        Err(error) => error.quiet_view().code,
    }
}

fn query() -> ListQuery {
    ListQuery { unit_id: "u1".into(), ..ListQuery::default() }
}

fn names(conn: &Connection, query: &ListQuery) -> Vec<String> {
    all_rows(conn, query).unwrap().into_iter().map(|row| row.last_name).collect()
}

#[test]
fn r_06_3_a_list_opens_only_with_a_running_office_that_gives_it_and_the_declaration() {
    let conn = cache();
    assert_eq!(refusal(&conn, &[], "u1", now()), "open");
    assert_eq!(refusal(&conn, &[], "u2", now()), "list_not_permitted");
    put(&conn, 3, &office("o1", "u1", "2025-01-01", Some("2026-03-01"), true));
    assert_eq!(
        refusal(&conn, &[], "u1", at("2026-03-01T22:59:00Z")),
        "open",
        "the last day to its end, Oslo time"
    );
    assert_eq!(refusal(&conn, &[], "u1", at("2026-03-01T23:01:00Z")), "list_not_permitted");
    put(&conn, 4, &office("o1", "u1", "2025-01-01", None, false));
    assert_eq!(refusal(&conn, &[], "u1", now()), "list_not_permitted");
    put(&conn, 5, &office("o1", "u1", "2026-03-02", None, true));
    assert_eq!(refusal(&conn, &[], "u1", now()), "list_not_permitted", "it has not begun");
}

#[test]
fn r_06_3_the_declaration_is_accepted_with_its_version() {
    let conn = cache();
    put(&conn, 6, &union(None));
    assert_eq!(refusal(&conn, &[], "u1", now()), "declaration_needed");
    put(&conn, 7, &union(Some("2025-1")));
    assert_eq!(refusal(&conn, &[], "u1", now()), "declaration_needed", "an older version is not enough");
    let accept = |version: &str, state| {
        pending("p", state, now(), Command::AcceptDeclaration { version: version.into() })
    };
    assert_eq!(refusal(&conn, &[accept("2026-1", OutboxState::Pending)], "u1", now()), "open");
    assert_eq!(refusal(&conn, &[accept("2026-1", OutboxState::Refused)], "u1", now()), "declaration_needed");
    assert_eq!(refusal(&conn, &[accept("2025-1", OutboxState::Pending)], "u1", now()), "declaration_needed");
    let shown = declaration(&conn, Language::En).unwrap();
    assert_eq!((shown.version.as_str(), shown.text.as_str()), ("2026-1", "Jeg lover."));
    assert!(declaration::is_in_force(&conn, "2025-1").is_err());
}

#[test]
fn r_06_1_offices_that_run_come_first_with_their_lists() {
    let conn = cache();
    put(&conn, 8, &office("o0", "u1", "2020-01-01", Some("2024-12-31"), true));
    put(&conn, 9, &office("o2", "u2", "2026-01-01", None, false));
    let shown = list(&conn, &[], now()).unwrap();
    let order: Vec<_> =
        shown.iter().map(|view| (view.office.id.as_str(), view.active, view.list.is_some())).collect();
    assert_eq!(order, [("o2", true, false), ("o1", true, true), ("o0", false, false)]);
    let summary = shown[1].list.clone().unwrap();
    assert_eq!((summary.members, summary.expires_at), (4, now() + TimeDelta::days(14)));
}

#[test]
fn r_06_3_sorted_as_in_norway_searched_and_filtered() {
    let conn = cache();
    assert_eq!(names(&conn, &query()), ["Berg", "Zahl", "Ødegård", "Aas"], "aa is å, and last");
    assert_eq!(names(&conn, &ListQuery { descending: true, ..query() })[0], "Aas");
    assert_eq!(names(&conn, &ListQuery { text: "ÅSE bodø".into(), ..query() }), ["Berg"]);
    assert_eq!(names(&conn, &ListQuery { text: "oedeg".into(), ..query() }), ["Ødegård"]);
    assert_eq!(names(&conn, &ListQuery { text: "912 34 567".into(), ..query() }).len(), 4);
    assert_eq!(names(&conn, &ListQuery { place: Some("OSLO".into()), ..query() }).len(), 0);
    for text in ["👩‍🏭", "\"a\" OR *", "'; DROP TABLE list_members; --", "%", &"å".repeat(10_000)] {
        assert!(names(&conn, &ListQuery { text: (*text).into(), ..query() }).is_empty(), "{text:.20}");
    }
    for sort in [
        ListColumn::MemberNumber,
        ListColumn::Position,
        ListColumn::Workplace,
        ListColumn::Place,
        ListColumn::Since,
    ] {
        assert_eq!(names(&conn, &ListQuery { sort, ..query() }).len(), 4);
    }
    assert_eq!(
        names(&conn, &ListQuery { sort: ListColumn::MemberNumber, descending: true, ..query() })[0],
        "Zahl"
    );
}

#[test]
fn r_06_3_pages_join_and_the_filters_are_named() {
    let conn = cache();
    let summary = access(&conn, &[], "u1", now()).unwrap().open().unwrap();
    let paged = |offset| page(&conn, summary.clone(), &ListQuery { offset, limit: 3, ..query() }).unwrap();
    let (first, second) = (paged(0), paged(3));
    assert_eq!((first.rows.len(), second.rows.len(), first.total), (3, 1, 4));
    assert_eq!(
        (first.workplaces, first.places),
        (vec!["Skatteetaten Bodø".to_owned()], vec!["BODØ".to_owned()])
    );
    assert_eq!(second.rows[0].mobile, "91\u{a0}23\u{a0}45\u{a0}67");
}

#[test]
fn r_06_4_a_list_expires_by_the_latest_time_ever_seen() {
    let mut conn = cache();
    let last = now() + TimeDelta::days(14) - TimeDelta::seconds(1);
    assert!(expire(&conn, last).unwrap().is_empty());
    assert_eq!(refusal(&conn, &[], "u1", last), "open");
    let late = now() + TimeDelta::days(14);
    assert_eq!(refusal(&conn, &[], "u1", late), "list_expired");
    meta::note_time(&conn, late).unwrap();
    assert_eq!(refusal(&conn, &[], "u1", now()), "list_expired", "turning the clock back does not help");
    assert!(expire::is_needed(&conn, now()).unwrap());
    assert_eq!(expire(&conn, now()).unwrap(), ["unit:u1"]);
    assert!(names(&conn, &query()).is_empty());
    assert!(
        meta::get(&conn, meta::name::REFILL).unwrap().is_some(),
        "the next sync builds anew what it had sent"
    );
    finish_purges(&mut conn).unwrap();
    assert!(!expire::is_needed(&conn, now()).unwrap());
}

#[tokio::test]
async fn r_06_4_a_purged_list_is_gone_from_every_page_also_after_dying_in_the_middle() {
    let (folder, db) = testing::file(Kind::Cache);
    db.write(|tx| {
        fill(tx);
        for number in 100..400 {
            put_for(tx, number, &member(&number.to_string(), "Marit", "Markørnavn-Čáhppe"), Some("unit:u1"));
        }
        Ok(())
    })
    .await
    .unwrap();
    db.with_writer(|conn| Ok(conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?))
        .await
        .unwrap();
    assert!(holds(folder.path(), "Markørnavn"), "the search below would find it");
    let late = now() + TimeDelta::days(15);
    // The delete is committed, and then the process dies: the log has not been emptied.
    db.write(move |tx| expire(tx, late)).await.unwrap();
    let copy = testing::folder();
    for name in ["cache.db", "cache.db-wal"] {
        std::fs::copy(folder.path().join(name), copy.path().join(name)).unwrap();
    }
    db.close().await;
    assert!(holds(copy.path(), "Markørnavn"), "what died in the middle left it there");
    let place = Place::File { path: copy.path().join("cache.db"), key: testing::key() };
    let (again, _) = crate::db::Db::open(Kind::Cache, place).unwrap();
    assert!(again.read(move |conn| expire::is_needed(conn, late)).await.unwrap(), "the note of it is there");
    again.with_writer(finish_purges).await.unwrap();
    assert!(!again.read(move |conn| expire::is_needed(conn, late)).await.unwrap());
    assert!(!holds(copy.path(), "Markørnavn"));
    again.close().await;
    assert!(!holds(copy.path(), "Markørnavn"));
}

/// Whether the text stands anywhere in the decrypted pages of the file and its log, free ones too.
fn holds(folder: &std::path::Path, text: &str) -> bool {
    let mut pages = std::fs::read(folder.join("cache.db")).unwrap();
    // A log is a header of 32 bytes and then pages, each with a header of 24.
    let log = std::fs::read(folder.join("cache.db-wal")).unwrap_or_default();
    for frame in log.get(32..).unwrap_or_default().chunks_exact(24 + PAGE) {
        pages.extend_from_slice(&frame[24..]);
    }
    pages
        .chunks_exact(PAGE)
        .any(|page| decrypted(page).windows(text.len()).any(|window| window == text.as_bytes()))
}

const PAGE: usize = 4096;

/// A page as SQLCipher 4 keeps it with a raw key: AES-256-CBC, and at its end the vector (16 bytes) and a hash (64).
/// The first page of a file begins with 16 bytes of salt.
fn decrypted(page: &[u8]) -> Vec<u8> {
    use cbc::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::NoPadding};
    let (body, tail) = page.split_at(PAGE - 80);
    let mut found = Vec::new();
    for body in [body, &body[16..]] {
        let decryptor =
            cbc::Decryptor::<aes::Aes256>::new_from_slices(testing::key().bytes(), &tail[..16]).unwrap();
        found.extend(decryptor.decrypt_padded_vec::<NoPadding>(body).unwrap());
    }
    found
}

fn exported() -> Sheet {
    let conn = cache();
    put_for(
        &conn,
        50,
        &ListMember {
            position: "=HYPERLINK(\"http://example.no\")".into(),
            arbeidssted_name: "@SUM(A1:A9); \"ute\"".into(),
            email: "-2+3@example.no".into(),
            mobile: "+46812345678".into(),
            ..member("5", "+Sjur", "Ærlig")
        },
        Some("unit:u1"),
    );
    put(
        &conn,
        51,
        &Profile {
            id: "m1".into(),
            first_name: "Kari".into(),
            last_name: "Nordmann".into(),
            address: Address::default(),
            birth_date: "1980-01-01".parse().unwrap(),
            email_work: String::new(),
            email_private: String::new(),
            email_choice: None,
            mobile_work: String::new(),
            mobile_private: String::new(),
            mobile_choice: None,
            latin_name: String::new(),
        },
    );
    let summary = access(&conn, &[], "u1", now()).unwrap().open().unwrap();
    let query = ListQuery { offset: 3, limit: 1, ..query() };
    export::sheet(&conn, summary, &query, "Lønnsforhandlinger", Language::Nb, now()).unwrap()
}

#[test]
fn r_06_3_csv_opens_in_norway_and_runs_nothing() {
    let sheet = exported();
    assert_eq!(sheet.rows.len(), 5, "all that the query finds, whatever its page");
    let (name, bytes) = sheet.file(Format::Csv).unwrap();
    assert_eq!(name, "Medlemsliste NTL u1 2026-03-01.csv");
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.strip_prefix('\u{feff}').unwrap().split("\r\n").collect();
    assert_eq!(
        lines[0],
        "Etternavn;Fornavn;Medlemsnummer;Stilling;Arbeidssted;Sted;E-post;Mobil;Medlem siden"
    );
    assert_eq!(lines[1], "Berg;Åse;101;Rådgiver;Skatteetaten Bodø;BODØ;1@example.no;91 23 45 67;01.05.2019");
    let bad = lines.iter().find(|line| line.starts_with("Ærlig")).unwrap();
    assert_eq!(
        *bad,
        "Ærlig;'+Sjur;105;\"'=HYPERLINK(\"\"http://example.no\"\")\";\"'@SUM(A1:A9); \"\"ute\"\"\";BODØ;'-2+3@example.no;0046 8 123 456 78;01.05.2019"
    );
    for line in [
        "Formål;Lønnsforhandlinger",
        "Laget av;Kari Nordmann",
        "Tidspunkt;01.03.2026 13:00",
        "Antall medlemmer;5",
    ] {
        assert!(lines.contains(&line), "{line}");
    }
}

#[test]
fn r_06_3_xlsx_holds_text_alone_and_says_what_it_is_for() {
    let (name, bytes) = exported().file(Format::Xlsx).unwrap();
    assert!(name.ends_with(".xlsx"));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let page = part("xl/worksheets/sheet1.xml");
    assert!(!page.contains("<f>"), "no formula");
    assert!(
        page.matches("<c ").all(|_| true) && !page.contains("<c r=\"C2\" s=\"1\"><v>"),
        "numbers are text too"
    );
    assert!(page.contains("Lønnsforhandlinger") && page.contains("Kari Nordmann"), "the footer of the page");
    let strings = part("xl/sharedStrings.xml");
    for text in ["=HYPERLINK(\"http://example.no\")", "91 23 45 67", "Ærlig", "Formål"] {
        assert!(strings.contains(text), "{text}");
    }
}

#[test]
fn r_06_3_the_printed_list_is_a_pdf_and_each_export_is_recorded() {
    let sheet = exported();
    let (name, bytes) = sheet.file(Format::Print).unwrap();
    assert!(name.ends_with(".pdf") && bytes.starts_with(b"%PDF-"));
    let Command::RecordExport { unit_id, purpose, format, rows, at } = sheet.record(Format::Print) else {
        panic!()
    };
    assert_eq!(
        (unit_id.as_str(), purpose.as_str(), format.as_str(), rows, at),
        ("u1", "Lønnsforhandlinger", "print", 5, now())
    );
}

#[test]
fn r_06_3_an_export_needs_a_purpose() {
    for (purpose, is_good) in [
        ("  ", false),
        ("a\u{202e}", false),
        ("å\nb", false),
        (&*"å".repeat(201), false),
        (" Årsmøte ", true),
    ] {
        assert_eq!(export::check_purpose(purpose).is_ok(), is_good, "{purpose:?}");
    }
}

#[test]
fn r_06_3_a_telephone_number_is_found_as_it_is_shown_and_however_else_it_is_typed() {
    let conn = cache();
    let with = |id: &str, last: &str, mobile: &str, position: &str| ListMember {
        mobile: mobile.into(),
        position: position.into(),
        ..member(id, "Ida", last)
    };
    put_for(&conn, 20, &with("5", "Lund", "+4741239945", "Avdeling 3"), Some("unit:u1"));
    // Has the same pairs in another order, and some of them.
    put_for(&conn, 21, &with("6", "Moe", "+4799454123", "Rådgiver"), Some("unit:u1"));
    put_for(&conn, 22, &with("7", "Nes", "+46812345678", "Gruppe 41 99"), Some("unit:u1"));
    let find = |text: &str| names(&conn, &ListQuery { text: text.into(), ..query() });
    for text in [
        "41 23 99 45",
        "41239945",
        "412 39 945",
        "4123 9945",
        "+47 41 23 99 45",
        "+4741239945",
        "+47 41239945",
        "0047 41 23 99 45",
        "004741239945",
        "4741239945",
        "(+47) 412 39 945",
        "41.23.99.45",
        "41-23-99-45",
        "41\u{a0}23\u{a0}99\u{a0}45",
        " 41  23 99 45 ",
        "Lund 41 23 99 45",
        "41 23 99 45 Lund",
        "41 23 99 4",
        "412 39",
        "+47 41 23",
        "４１ ２３ ９９ ４５",
        "3 41239945",
        "41\u{202f}23\u{202f}99\u{202f}45",
    ] {
        assert_eq!(find(text), ["Lund"], "{text}");
    }
    for text in ["+46 8 123 456 78", "0046812345678", "46812345678", "8 123 456 78"] {
        assert_eq!(find(text), ["Nes"], "{text}");
    }
    // A member number, in groups or not.
    assert_eq!(find("105"), ["Lund"]);
    assert_eq!(find("10 5"), ["Lund"]);
    assert_eq!(find("41 23 99 46"), Vec::<String>::new());
    // As before: a part of any field.
    assert_eq!(find("99").len(), 3);
    assert_eq!(find("gruppe 41 99"), ["Nes"]);
}
