//! `outbox`.

use crate::arguments::Outbox;
use crate::failure::Failure;
use crate::output::print;
use min_side_core::App;
use serde::Serialize;

#[derive(Serialize)]
struct Withdrawn {
    id: String,
    /// The draft that a message has become.
    draft: Option<String>,
}

pub async fn run(app: &App, command: Outbox, json: bool) -> Result<(), Failure> {
    match command {
        Outbox::List => {
            let rows = app.outbox().await?;
            print(json, &rows, |rows| {
                rows.iter()
                    .map(|row| format!("{}  {:?}  {}  {}", row.id, row.state, row.kind, row.title))
                    .collect()
            });
        }
        Outbox::Withdraw { id } => {
            let draft = app.outbox_withdraw(id.clone()).await?;
            print(json, &Withdrawn { id, draft }, |withdrawn| {
                vec![format!("{} was taken back", withdrawn.id)]
            });
        }
    }
    Ok(())
}
