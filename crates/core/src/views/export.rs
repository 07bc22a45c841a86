//! Everything, taken out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an export of everything does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportStep {
    /// Records as JSON.
    Records,
    /// Documents, attachments and certificates.
    Files,
    /// Threads as pages and PDFs.
    Threads,
    /// What was written is read and checked.
    Checking,
}

/// How far an export of everything has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportProgress {
    /// What it does.
    pub step: ExportStep,
    /// Parts of the step that are done.
    #[ts(type = "number")]
    pub done: u64,
    /// Its parts.
    #[ts(type = "number")]
    pub total: u64,
}

/// An export of everything that has been written and checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportDone {
    /// Name of its folder or zip, without what it stands in.
    pub name: String,
    /// Threads.
    #[ts(type = "number")]
    pub threads: u64,
    /// Messages in them.
    #[ts(type = "number")]
    pub messages: u64,
    /// Files of the export.
    #[ts(type = "number")]
    pub files: u64,
    /// Their bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Documents that are not on the machine and are only named.
    #[ts(type = "number")]
    pub missing: u64,
}
