//! Member lists: shown while the office runs, and gone without a trace when it has ended.

use crate::harness::wait_for;
use crate::house::pages::holding;
use crate::house::{House, KEY, Machine, minside};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use min_side_core::App;
use min_side_core::app::Options;
use min_side_core::clock::FixedClock;
use min_side_core::key::Key;
use min_side_core::offices::Format;
use min_side_core::views::{ListColumn, ListQuery};
use min_side_domain::Audience;
use min_side_domain::records::ListMember;
use min_side_server::clock::{SetClock, SystemClock};
use min_side_server::storage::Row;
use min_side_wire::office::OfficeCommand;
use std::collections::{HashMap, HashSet};
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

/// The demo member's organisasjonsledd.
const UNIT: &str = "ntl-registerdirektoratet";

/// In the names of many on the list. No program and no generated name holds it.
pub(crate) const MARKER: &str = "Qvxmarkør";

/// So many that taking them away takes a while.
const MARKED: usize = 1_500;

/// How far the log has grown, in bytes, when the process is killed.
const KILLED_AT: [u64; 6] = [1, 100_000, 400_000, 700_000, 1_000_000, 1_300_000];

pub(crate) fn member(number: usize) -> ListMember {
    ListMember {
        id: format!("marked-{number}"),
        unit_id: UNIT.into(),
        first_name: "Ánne Márjá".into(),
        last_name: format!("{MARKER}-Čáhppe"),
        member_number: (90_000_000 + number).to_string(),
        position: "Rådgiver".into(),
        arbeidssted_name: "Tromsø".into(),
        place: "TROMSØ".into(),
        email: format!("{}{number}@example.no", MARKER.to_lowercase()),
        mobile: "+4791234567".into(),
        since: "2019-05-01".parse().unwrap(),
    }
}

pub(crate) fn put(house: &House, members: &[ListMember]) {
    let rows = members.iter().map(|member| Row::of(Audience::Unit(UNIT.into()), member).unwrap());
    house.server.storage.put_rows(&rows.collect::<Vec<_>>()).unwrap();
}

/// A union of today, whose list the demo member's office gives.
async fn house() -> House {
    House::at(Arc::new(SystemClock)).await
}

fn query() -> ListQuery {
    ListQuery {
        unit_id: UNIT.into(),
        text: String::new(),
        workplace: None,
        place: None,
        sort: ListColumn::Name,
        descending: false,
        offset: 0,
        limit: 0,
    }
}

pub(crate) fn options_at(machine: &Machine, house: &str, clock: &Arc<FixedClock>) -> Options {
    let mut options = Options::new(Some(machine.path().to_owned()), Some(house.parse().unwrap()));
    options.clock = Arc::<FixedClock>::clone(clock);
    options
}

/// The app on a machine whose clock stands.
pub(crate) async fn app_at(machine: &Machine, house: &str, token: &str, clock: &Arc<FixedClock>) -> App {
    let app = App::with_token(options_at(machine, house, clock), token.to_owned().into());
    app.open_with(Key::from_bytes(KEY)).await.unwrap();
    app
}

async fn accept(app: &App) {
    let declaration = app.declaration(min_side_domain::Language::Nb).await.unwrap();
    app.accept_declaration(declaration.version).await.unwrap();
}

async fn refusal(app: &App) -> String {
    match app.member_list(query()).await {
        Ok(page) => format!("{} members", page.total),
        Err(error) => error.view().code,
    }
}

/// The same machine on another disk.
fn copy_of(machine: &Machine) -> Machine {
    let copy = Machine::new();
    for entry in std::fs::read_dir(machine.path()).unwrap().flatten() {
        std::fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    copy
}

fn start(machine: &Machine, url: &str, token: &str, command: &[&str]) -> Child {
    let mut child = Command::new(minside())
        .args(["--data", machine.path().to_str().unwrap(), "--server", url])
        .args(["--token-stdin", "--key-stdin"])
        .args(command)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let key: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
    write!(child.stdin.take().unwrap(), "{key}\n{token}\n").unwrap();
    child
}

/// Kills the process with SIGKILL when the cache's log has grown so far; whether it was still running.
fn kill_when(child: &mut Child, folder: &Path, bytes: u64) -> bool {
    let log = folder.join("cache.db-wal");
    while child.try_wait().unwrap().is_none() {
        if std::fs::metadata(&log).is_ok_and(|log| log.len() >= bytes) {
            child.kill().unwrap();
            return child.wait().unwrap().code().is_none();
        }
    }
    false
}

/// Runs `command` on copies of the machine, killed on the way at one moment after another, and then once to its end.
/// Afterwards nobody who was on the list is found anywhere on the disk.
fn purge_through_kills(machine: &Machine, url: &str, token: &str, command: &[&str]) {
    let (mut killed, mut left) = (0, 0);
    for moment in KILLED_AT {
        let copy = copy_of(machine);
        let mut child = start(&copy, url, token, command);
        killed += u32::from(kill_when(&mut child, copy.path(), moment));
        left += u32::from(!holding(copy.path(), MARKER).is_empty());
        let _ = start(&copy, url, token, command).wait().unwrap();
        assert_eq!(holding(copy.path(), MARKER), Vec::<String>::new(), "killed at {moment} bytes");
        assert_eq!(holding(copy.path(), &MARKER.to_lowercase()), Vec::<String>::new());
    }
    assert!(killed >= 3, "only {killed} kills fell while it ran");
    assert!(left >= 1, "no kill fell before the end of the purge");
}

#[tokio::test(flavor = "multi_thread")]
async fn r_06_4_an_office_that_ended_while_the_machine_was_off_leaves_no_name_after_the_next_sync() {
    let house = house().await;
    put(&house, &(0..MARKED).map(member).collect::<Vec<_>>());
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    accept(&app).await;
    app.sync_now().await.unwrap();
    let office = app.offices().await.unwrap().into_iter().find(|view| view.list.is_some()).unwrap();
    let before = app.counts().await.unwrap()["list_members"];
    app.close().await;
    assert_eq!(holding(machine.path(), MARKER), ["cache.db"], "the search finds what is there");

    let today = Utc::now().date_naive();
    let (member_id, office_id) = ("demo".to_owned(), office.office.id);
    house.office(OfficeCommand::EndOffice { member_id, office_id, last_day: today }).await;
    purge_through_kills(&machine, &house.server.url, &house.token(), &["sync", "--no-files"]);

    let app = machine.app(&house.server.url, &house.token()).await;
    assert_eq!(app.counts().await.unwrap()["list_members"], before, "this machine was off all the while");
    app.sync_now().await.unwrap();
    assert_eq!(refusal(&app).await, "list_not_permitted");
    assert!(app.offices().await.unwrap().iter().all(|view| view.list.is_none()));
    assert_eq!(holding(machine.path(), MARKER), Vec::<String>::new(), "while it is open");
    app.close().await;
    assert_eq!(holding(machine.path(), MARKER), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn r_06_4_without_contact_a_list_expires_and_leaves_no_name_though_the_clock_is_turned_back() {
    // The last contact was fifteen days ago.
    let last_contact = (Utc::now() - TimeDelta::days(15)).trunc_subsecs(3);
    let house = House::at(Arc::new(SetClock::at(last_contact))).await;
    put(&house, &(0..MARKED).map(member).collect::<Vec<_>>());
    let (url, token) = (house.server.url.clone(), house.token());
    let clock = Arc::new(FixedClock::new(last_contact));
    let machine = Machine::new();
    let app = app_at(&machine, &url, &token, &clock).await;
    app.sync_now().await.unwrap();
    accept(&app).await;
    let shown = app.member_list(query()).await.unwrap().summary.expires_at;
    assert_eq!(shown, last_contact + TimeDelta::days(14), "the list says when it goes");
    app.close().await;
    house.server.stop().await;
    purge_through_kills(&machine, &url, &token, &["status"]);

    // A second before its time it is there; at its time it is not, and no clock brings it back.
    let at = async |time: DateTime<Utc>| {
        clock.set(time);
        let app = app_at(&machine, &url, &token, &clock).await;
        let said = refusal(&app).await;
        let offered = app.offices().await.unwrap().iter().any(|view| view.list.is_some());
        app.close().await;
        (said, offered, !holding(machine.path(), MARKER).is_empty())
    };
    let (said, offered, there) = at(shown - TimeDelta::seconds(1)).await;
    assert!(said.ends_with(" members") && offered && there, "{said}");
    for time in [shown, last_contact, last_contact - TimeDelta::days(400)] {
        assert_eq!(at(time).await, ("list_expired".to_owned(), false, false), "at {time}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_06_4_a_list_goes_from_an_app_that_stays_open_though_nobody_looks_at_it() {
    let begun = (Utc::now() - TimeDelta::days(20)).trunc_subsecs(3);
    let house = House::at(Arc::new(SetClock::at(begun))).await;
    put(&house, &(0..MARKED).map(member).collect::<Vec<_>>());
    let clock = Arc::new(FixedClock::new(begun));
    let machine = Machine::new();
    let (url, token) = (house.server.url.clone(), house.token());
    let app = app_at(&machine, &url, &token, &clock).await;
    app.sync_now().await.unwrap();
    app.close().await;
    house.server.stop().await;

    // Open without network, as a window that was left open, and nothing asks for the list.
    let mut options = options_at(&machine, &url, &clock);
    options.live = true;
    options.expiry_look = Duration::from_millis(10);
    let app = App::with_token(options, token.into());
    let mut changes = app.changes();
    app.open_with(Key::from_bytes(KEY)).await.unwrap();
    clock.set(begun + TimeDelta::days(14) - TimeDelta::seconds(1));
    assert!(app.offices().await.unwrap().iter().any(|view| view.list.is_some()), "a second is left");
    clock.set(begun + TimeDelta::days(14));
    wait_for("the screens to be told", async || {
        let changed = changes.try_recv().ok()?;
        changed.topics.iter().any(|topic| topic == "list_members").then_some(())
    })
    .await
    .unwrap();
    let notices = app.app_state().await.unwrap().notices;
    assert!(notices.iter().any(|notice| notice == "list_expired"), "the member is told: {notices:?}");
    app.close().await;
    assert_eq!(holding(machine.path(), MARKER), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn r_06_4_a_clock_turned_back_before_the_end_does_not_keep_a_list_longer() {
    let begun = (Utc::now() - TimeDelta::days(30)).trunc_subsecs(3);
    let house = House::at(Arc::new(SetClock::at(begun))).await;
    put(&house, &[member(1)]);
    let clock = Arc::new(FixedClock::new(begun));
    let machine = Machine::new();
    let app = app_at(&machine, &house.server.url, &house.token(), &clock).await;
    app.sync_now().await.unwrap();
    accept(&app).await;
    clock.set(begun + TimeDelta::days(14) - TimeDelta::minutes(1));
    assert!(refusal(&app).await.ends_with(" members"));
    clock.set(begun - TimeDelta::days(100));
    assert!(refusal(&app).await.ends_with(" members"), "a clock that was wrong before is no reason either");
    // Seen once, the time counts, whatever the clock says after that.
    clock.set(begun + TimeDelta::days(14));
    assert_eq!(refusal(&app).await, "list_expired");
    clock.set(begun);
    assert_eq!(refusal(&app).await, "list_expired");
    app.close().await;
    assert_eq!(holding(machine.path(), MARKER), Vec::<String>::new());
}

/// What a spreadsheet would run or reckon with, and names as long as they come.
fn awkward() -> Vec<ListMember> {
    let mut awkward: Vec<ListMember> = (0..4).map(member).collect();
    awkward[0].position = "=HYPERLINK(\"http://example.no\";\"klikk\")".into();
    awkward[0].first_name = "Æsa Øydis Åse".into();
    awkward[1].position = "+1+2".into();
    awkward[1].mobile = "+46812345678".into();
    awkward[2].position = "-3+4".into();
    awkward[3].position = "@SUM(1;2)".into();
    awkward[3].last_name = format!("{MARKER} Guovdageaidnu-Ávjovárri Schjelderup-Østensjøvold");
    awkward
}

/// A file as LibreOffice Calc reads it, in its flat XML.
fn opened_in_calc(file: &Path, filter: &[&str]) -> String {
    let folder = file.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--norestore"])
        .args(filter)
        .args(["--convert-to", "fods", "--outdir"])
        .arg(folder)
        .arg(file)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::read_to_string(file.with_extension("fods")).unwrap()
}

/// The cells of the sheet: what each is, its formula if it has one, and what it shows.
fn cells(sheet: &str) -> Vec<(bool, bool, String)> {
    let cells = sheet.split("<table:table-cell").skip(1);
    cells
        .map(|cell| {
            let (attributes, rest) = cell.split_once('>').unwrap();
            let is_text = attributes.contains("office:value-type=\"string\"");
            let words = if attributes.ends_with('/') {
                ""
            } else {
                rest.split("</table:table-cell>").next().unwrap()
            };
            (is_text, attributes.contains("table:formula"), shown(words))
        })
        .filter(|(_, _, words)| !words.is_empty())
        .collect()
}

/// The words between the tags.
fn shown(xml: &str) -> String {
    let text: String =
        xml.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    text.replace("&amp;", "&").trim().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn r_06_3_a_list_is_declared_sorted_searched_and_taken_out_as_files_that_calc_reads_as_text() {
    let house = house().await;
    put(&house, &awkward());
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    assert_eq!(refusal(&app).await, "declaration_needed");
    accept(&app).await;
    app.sync_now().await.unwrap();
    let union = &house.rows().await[&("union".to_owned(), "union".to_owned())].1;
    assert_eq!(union["declaration_accepted"], union["declaration_version"], "the version is kept");
    let all = app.member_list(query()).await.unwrap();
    assert_eq!(all.total, 44);
    let found = app.member_list(ListQuery { text: MARKER.into(), ..query() }).await.unwrap();
    assert_eq!(found.total, 4);
    let tromso = ListQuery { place: Some("TROMSØ".into()), descending: true, ..query() };
    assert!(app.member_list(tromso.clone()).await.unwrap().rows.iter().all(|row| row.place == "TROMSØ"));

    let folder = tempfile::tempdir().unwrap();
    let marked = ListQuery { text: MARKER.into(), ..query() };
    let csv_filter = ["--infilter=CSV:59,34,76"];
    for (format, filter) in [(Format::Xlsx, &[][..]), (Format::Csv, &csv_filter[..])] {
        let purpose = "Årsmøte i NTL".to_owned();
        let (name, bytes) = app.export_list_bytes(marked.clone(), format, purpose).await.unwrap();
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        let sheet = opened_in_calc(&file, filter);
        let cells = cells(&sheet);
        assert!(cells.iter().all(|(_, is_formula, _)| !is_formula), "{format:?}: nothing is reckoned");
        let is_there = |text: &str| {
            let found = cells.iter().find(|(_, _, words)| words.trim_start_matches('\'') == text);
            let shown = || cells.iter().map(|cell| &*cell.2).collect::<Vec<_>>().join(" | ");
            assert!(
                found.unwrap_or_else(|| panic!("{format:?}: no {text} in {}", shown())).0,
                "{text} is text"
            );
        };
        for text in [
            "=HYPERLINK(\"http://example.no\";\"klikk\")",
            "+1+2",
            "-3+4",
            "@SUM(1;2)",
            "Æsa Øydis Åse",
            &format!("{MARKER}-Čáhppe"),
            &format!("{MARKER} Guovdageaidnu-Ávjovárri Schjelderup-Østensjøvold"),
            "91 23 45 67",
            // What it is for, by whom, and when.
            "Formål",
            "Årsmøte i NTL",
            "Laget av",
            "Kari Solbakken Nordli",
            "Tidspunkt",
        ] {
            is_there(text);
        }
        let abroad = cells.iter().find(|cell| cell.2.contains("8 123 456 78")).unwrap();
        assert!(abroad.0 && abroad.2.contains("46"), "{format:?}: {abroad:?}");
    }

    // Each is on record at the union, with purpose and number of rows.
    app.sync_now().await.unwrap();
    let log = house.server.storage.log_lines(0, 100).unwrap();
    let taken: Vec<_> = log.iter().filter(|line| line.kind == "list_exported").collect();
    assert_eq!(taken.len(), 2);
    for (line, format) in taken.iter().zip(["xlsx", "csv"]) {
        let of = |name: &str| line.detail[name].clone();
        assert_eq!((line.member.as_str(), of("format"), of("rows")), ("demo", format.into(), 4.into()));
        assert_eq!((of("unit"), of("purpose")), (UNIT.into(), "Årsmøte i NTL".into()));
    }
}

/// As many as the largest list holds, each with given names and surnames of 76 letters together.
fn largest_list() -> Vec<ListMember> {
    let of = |number: usize| ListMember {
        first_name: format!("Ánne-Márjá Gáddjá {number:05}-Áŋŋel"),
        last_name: "Guovdageaidnu-Ávjovárri Schjelderup-Østensjøvold".into(),
        position: "Førstekonsulent (æøå ÆØÅ čđŋšŧž)".into(),
        ..member(number)
    };
    (0..10_000).map(of).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn r_06_3_ten_thousand_long_names_come_whole_out_of_the_app_as_csv_xlsx_and_print() {
    let house = house().await;
    put(&house, &largest_list());
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    accept(&app).await;
    let all =
        app.member_list(ListQuery { text: "Schjelderup Østensjøvold".into(), ..query() }).await.unwrap();
    assert_eq!(all.total, 10_000);
    let folder = tempfile::tempdir().unwrap();
    let of_those = ListQuery { text: "Áŋŋel".into(), ..query() };
    let csv_filter = ["--infilter=CSV:59,34,76"];
    for (format, filter) in [(Format::Csv, &csv_filter[..]), (Format::Xlsx, &[][..])] {
        let purpose = "Urabstemning".to_owned();
        let (name, bytes) = app.export_list_bytes(of_those.clone(), format, purpose).await.unwrap();
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        let cells = cells(&opened_in_calc(&file, filter));
        assert!(cells.iter().all(|(_, is_formula, _)| !is_formula), "{format:?}");
        let words: Vec<&str> = cells.iter().map(|(_, _, words)| words.as_str()).collect();
        let at: HashMap<&str, usize> = words.iter().enumerate().map(|(at, words)| (*words, at)).collect();
        for one in largest_list() {
            let at = at[&*one.member_number];
            let expected = [&*one.last_name, &one.first_name, &one.member_number, &one.position];
            assert_eq!(words[at - 2..=at + 1], expected, "{format:?}");
            assert_eq!(words[at + 5], "91 23 45 67", "{format:?}");
        }
        let foot = &words[words.len() - 10..];
        for said in ["Urabstemning", "Kari Solbakken Nordli", "10000"] {
            assert!(foot.contains(&said), "{format:?}: {said} is not among {foot:?}");
        }
    }

    let (name, bytes) = app.export_list_bytes(of_those, Format::Print, "Urabstemning".into()).await.unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    let text = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    let numbers: HashSet<&str> = text.split_whitespace().collect();
    for one in largest_list() {
        assert!(numbers.contains(&*one.member_number), "{} is not on the paper", one.member_number);
    }
    let names = text.matches("Østensjøvold").count();
    assert!(names >= 10_000, "{names} names of 10000 are whole");
}
