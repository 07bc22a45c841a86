use super::read::settings;
use super::*;
use crate::error::Error;
use serde_json::{Value, json};

/// Every setting, with a value that is right.
fn full() -> Value {
    json!({
        "$schema": "managed.schema.json",
        "managed_by": "IT-avdelingen i Skatteetaten",
        "server": "https://minside.forbund.example",
        "issuer": "https://login.forbund.example/realms/medlem",
        "client_id": "min-side",
        "proxy": "http://bruker:hemmelig@proxy.etat.example:3128",
        "ca_file": if cfg!(windows) { "C:\\etat\\ca.pem" } else { "/etc/etat/ca.pem" },
        "updates": false,
        "storage": "memory",
    })
}

fn read(value: &Value) -> Result<(Managed, Vec<String>), &'static str> {
    settings(value.to_string().as_bytes())
}

#[test]
fn r_12_10_every_managed_setting_is_read_in_the_schema_and_in_the_papers() {
    let (managed, unknown) = read(&full()).unwrap();
    assert_eq!(unknown, Vec::<String>::new());
    // None is left out: a setting that is read from nowhere would be.
    let Managed {
        managed_by: Some(_),
        server: Some(_),
        issuer: Some(_),
        client_id: Some(_),
        proxy: Some(_),
        ca_file: Some(_),
        updates: Some(_),
        storage: Some(_),
    } = &managed
    else {
        panic!("{managed:?}");
    };
    let mut names: Vec<String> = full().as_object().unwrap().keys().cloned().collect();
    names.retain(|name| name != "$schema");
    names.sort_unstable();
    let mut known: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
    known.sort_unstable();
    assert_eq!(names, known);

    let papers = include_str!("../../../../docs/it.md");
    for name in known {
        assert!(papers.contains(&format!("`{name}`")), "docs/it.md does not tell of {name}");
    }
    let shown: Vec<String> = managed.list().into_iter().map(|setting| setting.name).collect();
    for setting in SETTINGS.iter().filter(|setting| setting.name != "managed_by") {
        assert!(shown.iter().any(|name| name == setting.name), "{} is not shown", setting.name);
    }
}

#[test]
fn r_12_10_the_schema_of_managed_settings_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/managed.schema.json");
    let made = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    assert!(
        std::fs::read_to_string(path).unwrap_or_default() == made,
        "docs/managed.schema.json is stale: UPDATE_SCHEMA=1 cargo test -p min-side-core the_schema_of_managed"
    );
}

#[test]
fn a_value_of_the_wrong_kind_stops_everything_and_names_its_setting() {
    for (name, value) in [
        ("managed_by", json!("")),
        ("managed_by", json!("x".repeat(101))),
        ("server", json!("minside.forbund.example")),
        ("server", json!("http://minside.forbund.example")),
        ("server", json!("https://forbund.example@elsewhere.example")),
        ("issuer", json!(7)),
        ("proxy", json!("proxy:3128")),
        ("proxy", json!("socks4://proxy")),
        ("ca_file", json!("ca.pem")),
        ("updates", json!("no")),
        ("storage", json!("cloud")),
    ] {
        let mut wrong = full();
        wrong[name] = value;
        assert_eq!(read(&wrong).unwrap_err(), name, "{wrong}");
    }
    for bytes in [&b""[..], b"{", b"[]", b"\xff\xfe{\0}\0"] {
        assert_eq!(settings(bytes).unwrap_err(), "");
    }
    let null = json!({"server": null, "updates": null});
    assert_eq!(read(&null).unwrap().0, Managed::default());
}

#[test]
fn a_name_of_a_later_version_and_a_byte_order_mark_are_no_fault() {
    let bytes = b"\xef\xbb\xbf{\"updates\": false, \"colour\": \"red\"}";
    let (managed, unknown) = settings(bytes).unwrap();
    assert_eq!((managed.updates, unknown), (Some(false), vec!["colour".to_owned()]));
}

#[test]
fn the_machines_file_wins_and_one_that_is_broken_lifts_no_restriction() {
    let dir = crate::db::testing::folder();
    let file = |name: &str| dir.path().join(name);
    let (machine, user) = (file("machine.json"), file("user.json"));
    let places = [machine.clone(), user.clone()];
    assert_eq!(Found::read(&places), Found::default(), "none is there");
    std::fs::write(&machine, r#"{"storage": "memory"}"#).unwrap();
    std::fs::write(&user, r#"{"storage": "disk", "server": "https://a.example"}"#).unwrap();
    let found = Found::read(&places);
    assert_eq!(found.settings.storage, Some(Storage::Memory));
    assert_eq!(found.settings.server.as_ref().map(Url::as_str), Some("https://a.example/"));
    assert!(found.check().is_ok());

    std::fs::write(&machine, r#"{"storage": "memmory"}"#).unwrap();
    let found = Found::read(&places);
    assert_eq!(found.fault, Some(Fault { file: machine, setting: "storage" }));
    assert_eq!(found.settings, Managed::default());
    assert!(matches!(found.check(), Err(Error::Refused { code: "managed_unreadable", .. })));
}

#[test]
fn r_12_1_the_machines_and_the_users_place_on_three_systems() {
    let variables = |pairs: &'static [(&'static str, &'static str)]| {
        move |name: &str| {
            pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| PathBuf::from(value))
        }
    };
    let at = |system, pairs| -> Vec<String> {
        let found = places(system, variables(pairs));
        found.iter().map(|path| path.to_string_lossy().replace('\\', "/")).collect()
    };
    assert_eq!(
        at(System::Linux, &[("HOME", "/home/kari")]),
        ["/etc/min-side/managed.json", "/home/kari/.config/min-side/managed.json"]
    );
    assert_eq!(
        at(System::Linux, &[("HOME", "/home/kari"), ("XDG_CONFIG_HOME", "/c")])[1],
        "/c/min-side/managed.json"
    );
    assert_eq!(
        at(System::Mac, &[("HOME", "/Users/kari")]),
        [
            "/Library/Application Support/Min side/managed.json",
            "/Users/kari/Library/Application Support/Min side/managed.json"
        ]
    );
    assert_eq!(
        at(
            System::Windows,
            &[("ProgramData", "C:/ProgramData"), ("APPDATA", "C:/Users/kari/AppData/Roaming")]
        ),
        ["C:/ProgramData/Min side/managed.json", "C:/Users/kari/AppData/Roaming/Min side/managed.json"]
    );
}

#[test]
fn a_proxys_password_is_not_shown() {
    let (managed, _) = read(&full()).unwrap();
    let shown = managed.list().into_iter().find(|setting| setting.name == "proxy").unwrap();
    assert_eq!(shown.value, "http://proxy.etat.example:3128");
}

#[test]
fn an_address_is_taken_as_people_write_it() {
    for (typed, address) in [
        ("minside.forbund.example", "https://minside.forbund.example/"),
        ("  https://minside.forbund.example/  ", "https://minside.forbund.example/"),
        ("Minside.Forbund.Example:8443/medlem?x=1#y", "https://minside.forbund.example:8443/medlem"),
        ("https://blåbær.example", "https://xn--blbr-roah.example/"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/"),
    ] {
        assert_eq!(web_address(typed).unwrap().as_str(), address, "{typed}");
    }
    let code = |typed: &str| web_address(typed).unwrap_err().quiet_view().code;
    for typed in ["", "  ", "min side", "https://", "ftp://forbund.example", "javascript://x/%0aalert(1)"] {
        assert_eq!(code(typed), "server_address", "{typed}");
    }
    assert_eq!(code("https://forbund.example@elsewhere.example"), "server_address");
    assert_eq!(code("http://minside.forbund.example"), "insecure_server");
}
