//! The office's program and its routes are for the office: whatever a member asks of them is refused, and nothing
//! comes of it.

use crate::harness::feed;
use crate::harness::server::Server;
use serde_json::Value;

/// A member asks for this; what it needs is there, so that only who asks can be the reason to refuse it.
fn commands(of: &impl Fn(&str, &dyn Fn(&Value) -> bool) -> Value, file: &str) -> Vec<Vec<String>> {
    let id = |collection: &str, so: &dyn Fn(&Value) -> bool| text(&of(collection, so)["id"]);
    let any = |_: &Value| true;
    let thread = id("threads", &any);
    let employment = id("employments", &|row| row["to"].is_null());
    let office = id("offices", &|row| row["gives_list"] == true);
    let course = text(&of("enrolments", &|row| row["status"] == "attended")["course_id"]);
    let recruitment = id("recruitments", &|row| row["state"] == "registered");
    let order = id("orders", &|row| row["state"] == "ordered");
    let number = id("kursbevis", &any);
    let name = text(&of("profile", &any)["last_name"]);
    let [due, today] = ["2030-07-01", "2026-01-31"];
    let lines: &[&[&str]] = &[
        &["waiting"],
        &["log"],
        &["reply", &thread, "--from", "Kari", "--body", "Hei"],
        &["write", "demo", "--subject", "Hei", "--from", "Kari", "--body", "Hei", "--attach", file],
        &["send-document", "demo", file, "--title", "Vedtak", "--from", "Kari"],
        &[
            "send-invoice",
            "demo",
            "--number",
            "1",
            "--title",
            "Kontingent",
            "--due",
            due,
            "--amount-ore",
            "100",
            "--account",
            "86011117947",
            "--kid",
            "9920213833",
            "--file",
            file,
        ],
        &["approve-employment", "demo", &employment],
        &["refuse-employment", "demo", &employment, "--reason", "Nei"],
        &["end-office", "demo", &office, "--last-day", today],
        &["close-course", &course, "--signatory", "Kari", "--signatory-title", "Leder"],
        &["approve-recruitment", "demo", &recruitment, "--points", "1000"],
        &["ship-order", "demo", &order],
        &["edit-profile", "demo", "last_name", "--from", &name, "--to", "Nordli"],
        &["reissue-kursbevis", "demo", &number],
        &["revoke-kursbevis", "demo", &number],
    ];
    lines.iter().map(|line| line.iter().map(|&word| word.to_owned()).collect()).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// What the program calls its commands.
fn names_in_help(server: &Server) -> Vec<String> {
    let output = feed::office_as(server, "", &["help"]).unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let commands = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let lines = commands.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = lines.filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

async fn everything(server: &Server) -> Vec<String> {
    let changes = feed::changes(server).await.unwrap();
    let log = feed::seen_by_office(server, "/v1/office/log?after=0").await.unwrap();
    let rows = changes.iter().map(|change| serde_json::to_string(change).unwrap());
    rows.chain([log.to_string()]).collect()
}

#[tokio::test]
async fn r_05_5_r_06_4_r_07_3_r_08_2_r_09_3_what_is_the_offices_to_do_is_refused_to_a_member_and_nothing_comes_of_it()
 {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = Server::start(&["--messages", "20", "--documents", "5"]).unwrap();
    let file = server.data().join("vedtak.txt");
    std::fs::write(&file, "Innvilget.").unwrap();
    let mut rows = Vec::new();
    for change in feed::changes(&server).await.unwrap() {
        let body: Option<Value> = change.body.as_ref().and_then(|body| serde_json::from_str(body.get()).ok());
        rows.extend(body.map(|body| (change.collection, body)));
    }
    let of = |collection: &str, so: &dyn Fn(&Value) -> bool| {
        let found = rows.iter().find(|(of, row)| of == collection && so(row));
        found.unwrap_or_else(|| panic!("no such row in {collection}")).1.clone()
    };
    let commands = commands(&of, &file.to_string_lossy());
    let mut tried: Vec<&str> = commands.iter().map(|command| &*command[0]).collect();
    let mut known = names_in_help(&server);
    tried.sort_unstable();
    known.sort_unstable();
    assert_eq!(tried, known, "every command of the program is tried");

    let before = everything(&server).await;
    for command in &commands {
        let arguments: Vec<&str> = command.iter().map(String::as_str).collect();
        let output = feed::office_as(&server, server.demo_token(), &arguments).unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(3), "{command:?}: {said}");
        assert!(said.contains("forbidden"), "{command:?}: {said}");
    }
    assert_eq!(everything(&server).await, before);

    // The same words of the office's are understood: it was not for them that they were refused.
    for command in &commands {
        let arguments: Vec<&str> = command.iter().map(String::as_str).collect();
        let output = feed::office_as(&server, server.office_token(), &arguments).unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(matches!(output.status.code(), Some(0 | 3)), "{command:?}: {said}");
        assert!(!said.contains("forbidden") && !said.contains("bad_request"), "{command:?}: {said}");
    }
    assert_ne!(everything(&server).await, before);
}
