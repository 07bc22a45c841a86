//! The commands that the page may call, out of the one list of them.

use min_side_core::courses::Verdict;
use min_side_core::views::*;
use min_side_core::{App, Error};
use min_side_domain::Language;
use min_side_domain::records::{Address, EmploymentFacts};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

include!("../../../src-tauri/src/command_list.rs");

/// What a command answers.
#[derive(Debug)]
pub(super) enum Answer {
    Json(Value),
    Bytes(Vec<u8>),
}

#[derive(Deserialize)]
struct Range {
    file: String,
    start: u64,
    length: u64,
}

macro_rules! core_calls {
    (
        [of core] $($(#[$doc:meta])* fn $name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*
        [giving files] $($(#[$note:meta])* fn $giving:ident($($of:ident: $kind:ty),*) -> $file:ty;)*
        [of shell] $($rest:tt)*
    ) => {
        core_calls! {
            $(fn $name($($argument: $type),*) -> $answer;)*
            $(fn $giving($($of: $kind),*) -> $file;)*
        }
    };
    ($(fn $name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {
        /// Calls a method of the core; nothing when it has none of that name.
        async fn of_core(app: &App, name: &str, arguments: &[u8]) -> Result<Option<Value>, Error> {
            let answer = match name {
                $(
                    stringify!($name) => {
                        #[derive(Deserialize)]
                        struct Arguments { $($argument: $type),* }
                        let Arguments { $($argument),* } = read(arguments)?;
                        // Each on the heap, or one call would be as large as all of them together.
                        let answer: $answer = Box::pin(app.$name($($argument),*)).await?;
                        serde_json::to_value(answer)
                    }
                )*
                _ => return Ok(None),
            };
            answer.map(Some).map_err(|_| Error::refused("internal"))
        }
    };
}

with_every_command!(core_calls);

/// Calls a command. Those that need a window, a dialog or another program are refused, apart from those that the page
/// makes of itself.
pub(super) async fn call(app: &App, name: &str, body: &[u8]) -> Result<Answer, Error> {
    let nothing = Answer::Json(Value::Null);
    match name {
        "painted" | "hold_window" | "close_window" | "menu_words" => Ok(nothing),
        "lock" => json(app.lock().await?),
        "cancel_sign_in" => {
            app.cancel_sign_in();
            Ok(nothing)
        }
        "sync_now" => app.sync_now().await.map(|_| nothing),
        "update_state" => json(UpdateView::Off),
        "read_file" => {
            let Range { file, start, length } = read(body)?;
            app.read_file(file, start, length).await.map(Answer::Bytes)
        }
        "kursbevis_check_bytes" => json(app.kursbevis_verify(body.to_vec()).await?),
        _ => match of_core(app, name, body).await? {
            Some(value) => Ok(Answer::Json(value)),
            None => {
                eprintln!("{name} needs the window");
                Err(Error::refused("internal"))
            }
        },
    }
}

fn read<T: DeserializeOwned>(arguments: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(arguments).map_err(|_| Error::refused("bad_data"))
}

fn json(value: impl serde::Serialize) -> Result<Answer, Error> {
    serde_json::to_value(value).map(Answer::Json).map_err(|_| Error::refused("internal"))
}
