//! A print system of our own: the real `cupsd` on a socket that nobody else knows, with one queue that makes PDFs.

use super::child_guard::{ChildGuard, GuardedCommand};
use super::{HarnessError, Result, wait_for};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where Debian keeps what only administrators call.
const SBIN: &str = "/usr/sbin";
/// A printer that takes PDF as it is.
const MODEL: &str = "/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd";

/// A running print system. It ends with it.
#[derive(Debug)]
pub struct Printer {
    _server: ChildGuard,
    folder: tempfile::TempDir,
}

impl Printer {
    /// Starts it, with a queue that is everybody's choice.
    ///
    /// # Errors
    /// When CUPS is missing or does not start.
    pub async fn start() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("min-side-cups-").tempdir();
        let folder = folder.map_err(HarnessError::io("a folder for CUPS"))?;
        let at = folder.path();
        // Filters run as a user of their own, who must come in.
        std::fs::set_permissions(at, PermissionsExt::from_mode(0o755)).map_err(HarnessError::io("CUPS"))?;
        for name in ["root", "spool", "spool/tmp", "cache", "state", "printed"] {
            std::fs::create_dir(at.join(name)).map_err(HarnessError::io(name))?;
        }
        let write = |name: &str, text: String| {
            std::fs::write(at.join(name), text).map_err(HarnessError::io(name.to_owned()))
        };
        write("cupsd.conf", SERVER.replace("AT", &at.to_string_lossy()))?;
        write("cups-files.conf", FILES.replace("AT", &at.to_string_lossy()))?;
        let server = GuardedCommand::new(format!("{SBIN}/cupsd"))
            .args(["-f".as_ref(), "-c".as_ref(), at.join("cupsd.conf").as_os_str()])
            .args(["-s".as_ref(), at.join("cups-files.conf").as_os_str()])
            .errors_to(&at.join("cupsd.log"))?
            .start()?;
        let printer = Self { _server: server, folder };
        wait_for("the print system", async || {
            std::os::unix::net::UnixStream::connect(printer.address()).ok()
        })
        .await?;
        let device = format!("file:{}", printer.file().display());
        printer.administer(&["-p", "pdf", "-E", "-v", &device, "-P", MODEL])?;
        printer.administer(&["-d", "pdf"])?;
        Ok(printer)
    }

    /// Its address, for `CUPS_SERVER`.
    #[must_use]
    pub fn address(&self) -> PathBuf {
        self.folder.path().join("socket")
    }

    /// What was printed, once the queue is empty: a PDF behind a few words for the printer.
    ///
    /// # Errors
    /// [`HarnessError::Waited`] when nothing comes.
    pub async fn printed(&self) -> Result<PathBuf> {
        wait_for("a printed page", async || {
            // First the file: a queue that was empty before it came says nothing.
            self.file().exists().then_some(())?;
            let waiting = self.ask("lpstat", &["-o"]).ok()?;
            let done = self.ask("lpstat", &["-W", "completed", "-o"]).ok()?;
            (waiting.trim().is_empty() && !done.trim().is_empty()).then_some(())
        })
        .await?;
        Ok(self.file())
    }

    /// The names of the jobs, as everybody sees them at the printer.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn job_names(&self) -> Result<String> {
        std::fs::read_to_string(self.folder.path().join("page_log")).map_err(HarnessError::io("the page log"))
    }

    /// Files that lie in the queue's folders, what has been printed among them.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("printed/printed.pdf")
    }

    fn administer(&self, arguments: &[&str]) -> Result<()> {
        self.ask(&format!("{SBIN}/lpadmin"), arguments).map(drop)
    }

    fn ask(&self, program: &str, arguments: &[&str]) -> Result<String> {
        let output = Command::new(program).args(arguments).env("CUPS_SERVER", self.address()).output();
        let output = output.map_err(HarnessError::io(program.to_owned()))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(HarnessError::Unexpected(String::from_utf8_lossy(&output.stderr).into_owned()))
        }
    }
}

const SERVER: &str = "\
Listen AT/socket
LogLevel warn
WebInterface No
Browsing Off
DefaultAuthType None
PageLogFormat %{job-name}
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit All>
    Order allow,deny
  </Limit>
</Policy>
";

const FILES: &str = "\
ServerRoot AT/root
RequestRoot AT/spool
CacheDir AT/cache
StateDir AT/state
TempDir AT/spool/tmp
ErrorLog AT/error_log
AccessLog AT/access_log
PageLog AT/page_log
FileDevice Yes
";

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_sent_to_the_queue_is_printed() {
        let printer = Printer::start().await.unwrap();
        let sent = printer.folder().join("sent.txt");
        std::fs::write(&sent, "Hei\n").unwrap();
        printer.ask("lp", &["-s", "-t", "Min side", &sent.to_string_lossy()]).unwrap();
        let bytes = std::fs::read(printer.printed().await.unwrap()).unwrap();
        assert!(bytes.windows(5).any(|part| part == b"%PDF-"));
    }
}
