//! The table of bad input, `fixtures/bad-input.tsv`: every form refuses at the field, by the app before anything is
//! queued and by the server whatever an app says. A test of the page holds the sentences of the same table against its
//! catalogues.

use crate::house::{House, Machine, form_of};
use min_side_core::app::App;
use min_side_core::offices::Format;
use min_side_core::views::{Draft, ListQuery, Ordered, ProfileForm, Saved};
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::{Address, Attachment, BlobRef, EmploymentFacts};
use min_side_wire::command::{Command, FieldEdit, Outcome};
use min_side_wire::problem::ProblemCode;
use serde_json::{Map, Value, json};

const TABLE: &str = include_str!("../fixtures/bad-input.tsv");

/// A line of the table: form, field, the values that are put in, and what the app and the server refuse it for; `-`
/// where the app makes it right by itself or has no such field.
struct Bad {
    form: &'static str,
    field: &'static str,
    values: Map<String, Value>,
    app: &'static str,
    server: &'static str,
}

fn table() -> Vec<Bad> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let rows = lines.map(|line| {
        let [form, field, values, app, server, ..] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        Bad { form, field, values: serde_json::from_str(values).unwrap(), app, server }
    });
    let rows: Vec<_> = rows.collect();
    assert!(rows.len() > 60, "{}", rows.len());
    rows
}

/// The union, the app of its demo member, and what a right form of each kind holds.
struct Forms {
    house: House,
    _machine: Machine,
    app: App,
    seen: ProfileForm,
    employment: (String, EmploymentFacts),
    closed: (String, String),
    another: String,
    reward: (String, i64),
    unit: String,
}

impl Forms {
    async fn new() -> Self {
        let house = House::with_messages(20).await;
        let machine = Machine::new();
        let app = machine.app(&house.server.url, &house.token()).await;
        app.sync_now().await.unwrap();
        let profile = app.profile().await.unwrap().unwrap().profile.unwrap();
        let seen = form_of(profile);
        let rows = house.rows().await;
        let of = |collection: &str| -> Vec<Value> {
            let rows = rows.iter().filter(|((name, _), _)| name == collection);
            rows.map(|(_, (_, body))| body.clone()).collect()
        };
        let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
        let closed =
            |collection: &str| text(of(collection).iter().find(|row| row["closed"] == true).unwrap(), "id");
        let employment = of("employments").into_iter().find(|row| row["to"].is_null()).unwrap();
        let id = text(&employment, "id");
        let facts: EmploymentFacts = serde_json::from_value(employment).unwrap();
        let another = of("arbeidssteder").into_iter().find(|row| {
            let parents = of("virksomheter");
            let owner = parents.iter().find(|unit| unit["id"] == row["virksomhet"]).unwrap();
            row["closed"] != true && owner["id"] != facts.virksomhet.as_str() && owner["parent"].is_null()
        });
        let reward = of("rewards").into_iter().find(|row| row["available"] == true).unwrap();
        let office = of("offices").into_iter().find(|row| row["gives_list"] == true).unwrap();
        Self {
            seen,
            employment: (id, facts),
            closed: (closed("virksomheter"), closed("arbeidssteder")),
            another: text(&another.unwrap(), "id"),
            reward: (text(&reward, "id"), reward["price"].as_i64().unwrap()),
            unit: text(&office, "unit_id"),
            house,
            _machine: machine,
            app,
        }
    }

    /// What the app refuses, with the code; nothing is queued.
    async fn by_the_app(&self, bad: &Bad) -> Vec<(String, String)> {
        let app = &self.app;
        let refused = match bad.form {
            "profile" => {
                let form = patched(&self.seen, &bad.values);
                invalid(app.save_profile(self.seen.clone(), form).await)
            }
            "message" => {
                let draft = app.save_draft(patched(&right_message(), &bad.values)).await.unwrap();
                let refused = invalid(app.send_draft(draft.id.clone()).await);
                app.delete_draft(draft.id).await.unwrap();
                refused
            }
            "attachments" => self.attach(bad).await,
            "employment" => {
                let facts = self.employment_facts(bad);
                invalid(app.save_employment(Some(self.employment.0.clone()), facts).await)
            }
            "order" => match self.order(bad) {
                Command::OrderReward { reward_id, quantity, price, deliver_to, address } => {
                    let id = uuid::Uuid::now_v7().to_string();
                    match app.order_reward(id, reward_id, quantity, price, deliver_to, address).await.unwrap()
                    {
                        Ordered::Refused { error } if error.code == "invalid" => error.fields,
                        Ordered::Refused { error } => return vec![(String::new(), error.code)],
                        other => panic!("{other:?}"),
                    }
                }
                other => panic!("{other:?}"),
            },
            "export" => {
                let query = ListQuery { unit_id: self.unit.clone(), ..ListQuery::default() };
                let purpose = bad.values["purpose"].as_str().unwrap().to_owned();
                invalid(app.export_list_bytes(query, Format::Csv, purpose).await)
            }
            other => panic!("there is no form «{other}»"),
        };
        refused.into_iter().map(|error| (error.field, code(error.code))).collect()
    }

    async fn attach(&self, bad: &Bad) -> Vec<FieldError> {
        let folder = tempfile::tempdir().unwrap();
        let name = bad.values["name"].as_str().unwrap();
        let paths = (0..count(bad)).map(|number| {
            let path =
                folder.path().join(if number == 0 { name.to_owned() } else { format!("{number}{name}") });
            std::fs::write(&path, format!("{number}")).unwrap();
            std::fs::File::options().write(true).open(&path).unwrap().set_len(bytes(bad)).unwrap();
            path
        });
        let draft = self.app.save_draft(right_message()).await.unwrap();
        let refused = invalid(self.app.attach_files(draft.id.clone(), paths.collect()).await);
        let kept = self.app.drafts().await.unwrap().into_iter().find(|one| one.id == draft.id).unwrap();
        assert!(kept.attachments.is_empty(), "none is taken when one is refused");
        self.app.delete_draft(draft.id).await.unwrap();
        refused
    }

    fn employment_facts(&self, bad: &Bad) -> EmploymentFacts {
        let mut values = bad.values.clone();
        for (field, value) in &mut values {
            let closed = if field == "virksomhet" { &self.closed.0 } else { &self.closed.1 };
            match value.as_str() {
                Some("$closed") => *value = json!(closed),
                Some("$another") => *value = json!(self.another),
                _ => {}
            }
        }
        patched(&self.employment.1, &values)
    }

    fn order(&self, bad: &Bad) -> Command {
        let right = json!({
            "reward_id": self.reward.0, "quantity": 1, "price": self.reward.1,
            "deliver_to": "Kari Nordli", "address": right_address(),
        });
        serde_json::from_value(json!({ "kind": "order_reward", "payload": merged(right, &bad.values) }))
            .unwrap()
    }

    /// The same as a command, from whoever speaks to the server.
    fn command(&self, bad: &Bad) -> Command {
        match bad.form {
            "profile" | "membership" => {
                let seen = serde_json::to_value(&self.seen).unwrap();
                let edit = |(field, to): (&String, &Value)| FieldEdit {
                    field: field.clone(),
                    from: seen.get(field).cloned().unwrap_or(Value::Null),
                    to: to.clone(),
                };
                let mut edits: Vec<_> = bad.values.iter().map(edit).collect();
                if bad.form == "membership" {
                    edits[0].from = json!(true);
                    return Command::EditMembership { edits };
                }
                Command::EditProfile { edits }
            }
            "message" => {
                let draft: Draft = patched(&right_message(), &bad.values);
                message(draft, Vec::new())
            }
            "attachments" => {
                let name = bad.values["name"].as_str().unwrap();
                let media_type =
                    if name.ends_with(".exe") { "application/x-msdownload" } else { "text/plain" };
                let file = |_| Attachment {
                    name: name.to_owned(),
                    blob: BlobRef {
                        sha256: "0".repeat(64),
                        size: bytes(bad),
                        media_type: media_type.to_owned(),
                    },
                };
                message(right_message(), (0..count(bad)).map(file).collect())
            }
            "employment" => Command::ChangeEmployment {
                employment_id: Some(self.employment.0.clone()),
                facts: self.employment_facts(bad),
            },
            "order" => self.order(bad),
            "export" => {
                let right = json!({
                    "unit_id": self.unit, "purpose": "Årsmøte", "format": "csv", "rows": 3,
                    "at": "2026-03-02T12:00:00Z",
                });
                let payload = merged(right, &bad.values);
                serde_json::from_value(json!({ "kind": "record_export", "payload": payload })).unwrap()
            }
            other => panic!("there is no form «{other}»"),
        }
    }
}

fn right_address() -> Address {
    Address {
        line1: "Storgata 1".into(),
        line2: String::new(),
        postal_code: "0181".into(),
        place: "OSLO".into(),
        country: String::new(),
    }
}

fn right_message() -> Draft {
    Draft {
        recipient_id: "ntl".to_owned(),
        subject: "Spørsmål".to_owned(),
        body: "Hei!".to_owned(),
        ..Draft::default()
    }
}

fn message(draft: Draft, attachments: Vec<Attachment>) -> Command {
    Command::SendMessage {
        thread_id: uuid::Uuid::now_v7().to_string(),
        recipient_id: draft.recipient_id,
        subject: draft.subject,
        body: draft.body,
        attachments,
    }
}

fn merged(mut right: Value, values: &Map<String, Value>) -> Value {
    for (field, value) in values {
        // A text too long for a table.
        let long = value.as_str().and_then(|text| text.strip_prefix('@')?.parse::<usize>().ok());
        right[field] = long.map_or_else(|| value.clone(), |length| json!("å".repeat(length)));
    }
    right
}

fn patched<T: serde::Serialize + serde::de::DeserializeOwned>(right: &T, values: &Map<String, Value>) -> T {
    serde_json::from_value(merged(serde_json::to_value(right).unwrap(), values)).unwrap()
}

fn bytes(bad: &Bad) -> u64 {
    bad.values["bytes"].as_u64().unwrap()
}

fn count(bad: &Bad) -> u64 {
    bad.values.get("count").and_then(Value::as_u64).unwrap_or(1)
}

fn code(code: FieldCode) -> String {
    serde_json::to_value(code).unwrap().as_str().unwrap().to_owned()
}

/// The refused fields of a form, whichever way the command tells them.
fn invalid<T: std::fmt::Debug + 'static>(answer: min_side_core::Result<T>) -> Vec<FieldError> {
    match answer {
        Ok(answer) => match (&answer as &dyn std::any::Any).downcast_ref::<Saved>() {
            Some(Saved::Invalid { fields }) => fields.clone(),
            _ => panic!("it was taken: {answer:?}"),
        },
        Err(error) => {
            let told = error.view();
            assert_eq!(told.code, "invalid", "{error:?}");
            told.fields
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_01_5_r_04_2_r_05_2_r_09_2_every_form_refuses_bad_input_at_its_field_on_both_sides() {
    let forms = Forms::new().await;
    let before = forms.house.rows().await;
    for (line, bad) in table().iter().enumerate() {
        let about = format!("line {}: {} {}", line + 1, bad.form, bad.field);
        if bad.app != "-" {
            let refused = forms.by_the_app(bad).await;
            let expected = if bad.app == "not_enough_points" { "" } else { bad.field };
            assert_eq!(refused, [(expected.to_owned(), bad.app.to_owned())], "{about}, by the app");
        }
        let outcome = forms.house.command(forms.command(bad)).await;
        let Outcome::Refused { problem } = outcome else { panic!("{about}, by the server: {outcome:?}") };
        if problem.code() == Some(ProblemCode::Invalid) {
            let refused: Vec<_> = problem
                .fields
                .iter()
                .map(|error| (error.field.trim_end_matches(".0").to_owned(), code(error.code)))
                .collect();
            assert_eq!(refused, [(bad.field.to_owned(), bad.server.to_owned())], "{about}, by the server");
        } else {
            let kind = serde_json::to_value(problem.code().unwrap()).unwrap();
            assert_eq!(kind, bad.server, "{about}, by the server");
        }
    }
    assert!(forms.app.outbox().await.unwrap().is_empty(), "nothing was queued");
    assert!(forms.app.drafts().await.unwrap().is_empty());
    assert_eq!(forms.house.rows().await, before, "nothing was changed");
    forms.app.close().await;
}
