//! How notices leave: into a folder, or to a mail server on this machine.

use super::letter::letter;
use lettre::message::Mailbox;
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

/// Where notices go.
#[derive(Debug, Clone)]
pub enum Mail {
    /// Each as a file: for demonstrations and tests.
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Who they are from.
        from: String,
    },
    /// To the mail server of this machine, which sends them on with encryption of its own.
    Smtp {
        /// A loopback address.
        host: IpAddr,
        /// Its port.
        port: u16,
        /// Who they are from.
        from: String,
    },
}

/// Why mail cannot be sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// Not an address.
    #[error("the sender's address is not an e-mail address")]
    From(#[from] lettre::address::AddressError),
    /// Unencrypted mail must not leave the machine.
    #[error("the mail server has to be on this machine (127.0.0.1 or ::1)")]
    NotLoopback,
    /// The folder.
    #[error("the folder for mail could not be made")]
    Folder(#[source] std::io::Error),
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delivery {
    /// The server has it.
    Taken,
    /// The server certainly does not have it, and may take it later.
    NotTaken,
    /// The server will not take it.
    Refused,
    /// It may have it.
    Unknown,
}

pub(super) struct Post {
    from: Mailbox,
    way: Way,
}

enum Way {
    Folder(AsyncFileTransport<Tokio1Executor>),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Post {
    pub(super) fn by(mail: Mail) -> Result<Self, MailError> {
        match mail {
            Mail::Folder { folder, from } => {
                // Notices name nobody, and yet are nobody else's business.
                crate::storage::sqlite::private_folder(&folder).map_err(MailError::Folder)?;
                Ok(Self { from: from.parse()?, way: Way::Folder(AsyncFileTransport::new(folder)) })
            }
            Mail::Smtp { host, port, from } => {
                if !host.is_loopback() {
                    return Err(MailError::NotLoopback);
                }
                let smtp = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host.to_string())
                    .port(port)
                    .timeout(Some(Duration::from_secs(30)))
                    .build();
                Ok(Self { from: from.parse()?, way: Way::Smtp(smtp) })
            }
        }
    }

    /// Whether there is someone to give mail to.
    pub(super) async fn is_reachable(&self) -> bool {
        match &self.way {
            Way::Folder(_) => true,
            Way::Smtp(smtp) => smtp.test_connection().await.unwrap_or(false),
        }
    }

    pub(super) async fn send(&self, to: &str, notice: i64) -> Delivery {
        let Ok(to) = to.parse::<Mailbox>() else { return Delivery::Refused };
        let id = format!("<{notice}.{}@{}>", uuid::Uuid::new_v4().simple(), self.from.email.domain());
        let Ok(message) = letter(&self.from, to, &id) else { return Delivery::Refused };
        match &self.way {
            Way::Folder(files) => match files.send(message).await {
                Ok(_) => Delivery::Taken,
                Err(_) => Delivery::NotTaken,
            },
            Way::Smtp(smtp) => match smtp.send(message).await {
                Ok(_) => Delivery::Taken,
                Err(error) if error.is_transient() => Delivery::NotTaken,
                Err(error) if error.is_permanent() => Delivery::Refused,
                Err(_) => Delivery::Unknown,
            },
        }
    }
}
