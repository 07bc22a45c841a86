//! What is asked for.

use clap::{Parser, Subcommand};
use min_side_domain::Language;
use std::path::PathBuf;
use url::Url;

/// Min side without a window.
#[derive(Debug, Parser)]
#[command(name = "minside", version, about = "Min side without a window", arg_required_else_help = true)]
pub struct Arguments {
    /// The data folder.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The union's server.
    #[arg(long, value_name = "URL")]
    pub server: Option<Url>,
    /// Read an access token from standard input, one line.
    #[arg(long, conflicts_with = "demo")]
    pub token_stdin: bool,
    /// Be the demo member of a server in demo mode.
    #[arg(long)]
    pub demo: bool,
    /// Read the key of the data from standard input, 64 hex digits on the first line, instead of asking the key store.
    #[arg(long)]
    pub key_stdin: bool,
    /// Read the PIN of a locked app from standard input, one line, after the key and the token.
    #[arg(long)]
    pub pin_stdin: bool,
    /// Answer in JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Send what waits, fetch what is new.
    Sync {
        /// Rows alone: leave the files of documents and messages on the server.
        #[arg(long)]
        no_files: bool,
    },
    /// Where things stand.
    Status,
    /// Every message, newest first.
    Messages,
    /// E-mails, letters, invoices and documents, newest first.
    Documents,
    /// Course certificates.
    Kursbevis {
        /// What with them.
        #[command(subcommand)]
        command: Kursbevis,
    },
    /// Search in everything.
    Search {
        /// What to look for.
        query: String,
        /// At most this many.
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Write a message: it is queued, and delivered if the server can be reached.
    Send {
        /// `ntl`, or the id of the organisasjonsledd.
        #[arg(long)]
        to: String,
        /// Subject.
        #[arg(long)]
        subject: String,
        /// Plain text.
        #[arg(long)]
        body: String,
        /// A file to send with it.
        #[arg(long, value_name = "FILE")]
        attach: Vec<PathBuf>,
    },
    /// What is not settled yet.
    Outbox {
        /// What with it.
        #[command(subcommand)]
        command: Outbox,
    },
    /// Everything the app holds about the member, to a new folder or a zip, unencrypted.
    Export {
        /// The folder, or a name that ends in `.zip`.
        path: PathBuf,
        /// Language of the pages: nb, nn or en.
        #[arg(long, default_value = "nb", value_parser = language)]
        language: Language,
        /// Check an export that was made before, instead of making one.
        #[arg(long)]
        verify: bool,
    },
}

/// What to do with certificates.
#[derive(Debug, Clone, Subcommand)]
pub enum Kursbevis {
    /// Every certificate, newest course first.
    List,
    /// Make the PDF of one.
    Render {
        /// Its number.
        id: String,
        /// The file to write.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// nb, nn or en.
        #[arg(long, default_value = "nb", value_parser = language)]
        language: Language,
    },
    /// Make the PDFs of a year: each in a zip, or all in one where the file ends in `.pdf`.
    Year {
        /// The year in which the courses ended.
        year: i32,
        /// The file to write.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// nb, nn or en.
        #[arg(long, default_value = "nb", value_parser = language)]
        language: Language,
    },
    /// Check a PDF, a picture of a code, or the text of one, against the issuer's keys that have been synced.
    Verify {
        /// The file.
        file: PathBuf,
    },
    /// Write the page that checks certificates in any browser, offline, with the issuer's keys inside.
    Page {
        /// The file to write.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

/// What to do with the outbox.
#[derive(Debug, Clone, Subcommand)]
pub enum Outbox {
    /// What waits, was refused or clashes, in the order of doing.
    List,
    /// Take back what has not been sent; a message becomes a draft again.
    Withdraw {
        /// Its id.
        id: String,
    },
}

fn language(text: &str) -> Result<Language, String> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).map_err(|_| "nb, nn or en".to_owned())
}
