//! Why a command did not do what it was asked, as an exit code and a sentence.

use min_side_core::Error;
use min_side_core::views::ErrorView;
use std::process::ExitCode;

/// Why.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The core's error.
    #[error(transparent)]
    Core(#[from] Error),
    /// Refused, with what the interface would be told.
    #[error("refused")]
    Refused(ErrorView),
    /// Bad usage that the argument parser cannot see.
    #[error("{0}")]
    Usage(&'static str),
}

impl Failure {
    /// 2 bad usage, 3 refused, 4 offline, 5 damaged, locked or wrong key; 1 for what should not happen.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Usage(_) => 2,
            Self::Refused(_) => 3,
            Self::Core(error) => match error {
                Error::Network { .. } | Error::Busy { .. } => 4,
                Error::Damaged(_)
                | Error::WrongKey
                | Error::NewerSchema(_)
                | Error::InUse
                | Error::KeyStore(_)
                | Error::Migration(_) => 5,
                Error::Database(_) if error.is_damage() => 5,
                Error::Refused { code: "locked" | "wrong_pin" | "wait", .. } => 5,
                Error::Database(_) | Error::Io(_) | Error::Json(_) | Error::Closed => 1,
                _ => 3,
            },
        })
    }

    /// One line on standard error.
    pub fn print(&self, json: bool) {
        let view = match self {
            Self::Core(error) => error.quiet_view(),
            Self::Refused(view) => view.clone(),
            Self::Usage(text) => {
                eprintln!("minside: {text}");
                return;
            }
        };
        if json {
            eprintln!("{}", serde_json::json!({ "error": view }));
            return;
        }
        eprintln!("minside: {} ({self})", view.code);
        for field in &view.fields {
            eprintln!("  {}: {:?}", field.field, field.code);
        }
        let mut source = match self {
            Self::Core(error) => std::error::Error::source(error),
            _ => None,
        };
        while let Some(cause) = source {
            eprintln!("  because: {cause}");
            source = cause.source();
        }
    }
}
