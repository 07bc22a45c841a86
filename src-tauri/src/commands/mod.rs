//! What the window may call. A command of the core is one line of the list; the others are in the folder's files.

mod diagnostics;
mod everything;
mod files;
mod session;
mod threads;
mod updates;

use crate::closing::Held;
use crate::provided::ProvidedNames;
use crate::spelling::{MenuWords, Words};
use crate::window;
// With a command come macros of Tauri's that only a glob brings along.
use diagnostics::*;
use everything::*;
use files::*;
use min_side_core::App;
use min_side_core::courses::Verdict;
use min_side_core::offices::Format;
use min_side_core::views::*;
use min_side_domain::Language;
use min_side_domain::records::{Address, EmploymentFacts};
use session::*;
use std::collections::BTreeMap;
use tauri::ipc::Response;
use tauri::{State, WebviewWindow};
use threads::*;
use updates::*;

pub use diagnostics::Shown;

/// What a command answers.
type Answer<T> = Result<T, ErrorView>;

/// The error that the page is told.
fn told(error: min_side_core::Error) -> ErrorView {
    error.view()
}

/// A refusal by a code that the page has a sentence for.
fn refused(code: &'static str) -> ErrorView {
    told(min_side_core::Error::refused(code))
}

macro_rules! core_commands {
    (
        [of core] $($(#[$doc:meta])* fn $name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*
        [giving files] $($(#[$note:meta])* fn $giving:ident($($of:ident: $kind:ty),*) -> $file:ty;)*
        [of shell] $($rest:tt)*
    ) => {
        $(
            $(#[$doc])*
            #[tauri::command(rename_all = "snake_case")]
            pub(crate) async fn $name(app: State<'_, App>, $($argument: $type),*) -> Answer<$answer> {
                app.$name($($argument),*).await.map_err(told)
            }
        )*
        $(
            $(#[$note])*
            #[tauri::command(rename_all = "snake_case")]
            pub(crate) async fn $giving(app: State<'_, App>, provided: State<'_, ProvidedNames>, $($of: $kind),*) -> Answer<$file> {
                app.$giving($($of),*).await.map(|answer| provided.remember(answer)).map_err(told)
            }
        )*
    };
}

with_every_command!(core_commands);

/// The page has drawn its first frame.
#[tauri::command]
pub(crate) fn painted(window: WebviewWindow) -> Answer<()> {
    window::show(&window);
    Ok(())
}

/// The page holds something that is not saved, or no longer does.
#[tauri::command]
pub(crate) fn hold_window(held: State<'_, Held>, unsaved: bool) -> Answer<()> {
    held.say(unsaved);
    Ok(())
}

/// Closes the window: what was not saved is saved, or the member has let it go.
#[tauri::command]
pub(crate) fn close_window(window: WebviewWindow, held: State<'_, Held>) -> Answer<()> {
    held.say(false);
    window.close().map_err(|error| {
        tracing::warn!(%error, "window");
        refused("internal")
    })
}

/// What the entries of the edit menu are called.
#[tauri::command(rename_all = "snake_case")]
pub(crate) fn menu_words(
    words: State<'_, Words>,
    cut: String,
    copy: String,
    paste: String,
    select_all: String,
) -> Answer<()> {
    words.say(MenuWords { cut, copy, paste, select_all });
    Ok(())
}

macro_rules! handler {
    ($([$($group:ident)*] $($(#[$doc:meta])* fn $name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*)*) => {
        tauri::generate_handler![$($($name,)*)*]
    };
}

/// Every command of the list.
pub fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
    with_every_command!(handler)
}
