//! The file for finding faults: versions, states, counts, times and the log, without anything of a person's. The
//! member sees it before it is saved.

mod redact;

use super::App;
use crate::error::Result;
use crate::managed::Storage;
use crate::views::{DiagnosticsView, OutboxState};
use serde::Serialize;
use std::fmt::Write as _;

/// Files of the data folder whose sizes are told.
const FILES: [&str; 4] = ["cache.db", "cache.db-wal", "local.db", "local.db-wal"];

impl App {
    /// What would be saved. `log` is the end of the shell's log.
    ///
    /// # Errors
    /// None today: what cannot be read is told by its code.
    pub async fn diagnostics(&self, log: &str) -> Result<DiagnosticsView> {
        let own = self.own_words().await;
        let mut facts = Facts::default();
        let begun = self.now();
        self.tell_state(&mut facts).await;
        self.tell_content(&mut facts).await;
        facts.say("read in ms", (self.now() - begun).num_milliseconds());
        Ok(DiagnosticsView { facts: redact::own_words(&facts.0, &own), log: redact::text(log, &own) })
    }

    async fn tell_state(&self, facts: &mut Facts) {
        facts.say("Min side", env!("CARGO_PKG_VERSION"));
        facts.say("system", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH));
        facts.say("made", self.now().format("%Y-%m-%d %H:%M UTC"));
        let options = &self.inner.options;
        let managed = options.managed.view();
        let names: Vec<&str> = managed.settings.iter().map(|setting| setting.name.as_str()).collect();
        facts.say("managed settings", list(&names));
        facts.say("managed settings unknown to this version", options.managed.unknown.len());
        facts.say("memory only by management", options.managed.settings.storage == Some(Storage::Memory));
        let state = match self.app_state().await {
            Ok(state) => state,
            Err(error) => return facts.say("state", error.quiet_view().code),
        };
        facts.say("phase", word(&state.phase));
        facts.say("error", state.error.map_or_else(|| "none".to_owned(), |error| error.code));
        facts.say("kept on disk", state.on_disk);
        facts.say("lock", word(&state.lock));
        facts.say("server named by", state.server.map_or_else(|| "nobody".to_owned(), |it| word(&it.from)));
        facts.say("sign-in expired", state.sign_in_expired);
        facts.say("demonstration", state.demo);
        facts.say("notices", list(&state.notices));
        facts.say("language", word(&state.settings.language));
        facts.say("kept offline", word(&state.settings.keep_offline));
        if let Some(folder) = &options.folder {
            for name in FILES {
                let size = std::fs::metadata(folder.join(name)).map(|about| about.len() / 1024);
                facts.say(name, size.map_or_else(|_| "none".to_owned(), |size| format!("{size} KiB")));
            }
        }
    }

    async fn tell_content(&self, facts: &mut Facts) {
        if let Ok(sync) = self.sync_state().await {
            facts.say("connection", word(&sync.connection));
            let last = sync.last_sync.map(|at| at.format("%Y-%m-%d %H:%M UTC").to_string());
            facts.say("last sync", last.unwrap_or_else(|| "never".to_owned()));
            facts.say("first sync complete", sync.complete);
            facts.say("sync error", sync.error.map_or_else(|| "none".to_owned(), |error| error.code));
        }
        if self.store().is_err() {
            return facts.say("content", "not open");
        }
        match self.counts().await {
            Ok(counts) => counts.iter().for_each(|(name, count)| facts.say(name, count)),
            Err(error) => facts.say("counts", error.quiet_view().code),
        }
        for (name, count) in self.unreadable().await.unwrap_or_default() {
            facts.say(&format!("{name} that a newer version can show"), count);
        }
        match self.outbox().await {
            Ok(rows) => {
                let of =
                    |states: &[OutboxState]| rows.iter().filter(|row| states.contains(&row.state)).count();
                facts.say("outbox waiting", of(&[OutboxState::Pending, OutboxState::Sending]));
                facts.say("outbox refused", of(&[OutboxState::Refused]));
                facts.say("outbox in conflict", of(&[OutboxState::Conflict]));
            }
            Err(error) => facts.say("outbox", error.quiet_view().code),
        }
        match self.search_state().await {
            Ok(search) => {
                facts.say("search rows", search.rows);
                facts.say("search waiting", search.not_covered.indexing);
                facts.say("files not downloaded", search.not_covered.not_downloaded);
            }
            Err(error) => facts.say("search", error.quiet_view().code),
        }
    }

    /// Words that are the member's own: they are struck out wherever they stand.
    async fn own_words(&self) -> Vec<String> {
        let mut words = Vec::new();
        if let Ok(state) = self.app_state().await {
            words.push(state.name);
            words.push(state.union);
        }
        if let Ok(Some(profile)) = self.profile().await
            && let Ok(value) = serde_json::to_value(profile)
        {
            texts(&value, &mut words);
        }
        redact::parts(words)
    }
}

/// Lines of a name and a value.
#[derive(Default)]
struct Facts(String);

impl Facts {
    fn say(&mut self, name: &str, value: impl std::fmt::Display) {
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "{name}: {value}");
    }
}

fn list<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// A choice by the word that the contract has for it.
fn word<T: Serialize>(value: &T) -> String {
    let text = serde_json::to_string(value).unwrap_or_default();
    text.trim_matches('"').to_owned()
}

fn texts(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(all) => all.iter().for_each(|one| texts(one, found)),
        serde_json::Value::Object(all) => all.values().for_each(|one| texts(one, found)),
        _ => {}
    }
}
