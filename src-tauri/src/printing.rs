//! The way to the printer: the document itself, never a picture of the window.

/// Why nothing was printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// No printer, or no print system, is set up.
    #[error("there is no printer")]
    NoPrinter,
    /// The print system refused the document.
    #[error("the print system refused")]
    Failed,
}

/// Prints a document by CUPS, through standard input: nothing is written to the disk.
#[cfg(unix)]
pub async fn print(bytes: Vec<u8>) -> Result<(), PrintError> {
    use std::process::Stdio;
    use tokio::io::AsyncWriteExt;
    // The job's name is seen by others at the printer: it says nothing.
    let mut lp = tokio::process::Command::new("lp");
    lp.args(["-s", "-t", "Min side", "-"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = lp.spawn().map_err(|_| PrintError::NoPrinter)?;
    if let Some(mut stdin) = child.stdin.take() {
        // When `lp` gives up early its own status says why.
        let _ = stdin.write_all(&bytes).await;
    }
    let output = child.wait_with_output().await.map_err(|_| PrintError::Failed)?;
    if output.status.success() {
        return Ok(());
    }
    tracing::warn!(status = output.status.code(), "lp");
    if has_printer().await { Err(PrintError::Failed) } else { Err(PrintError::NoPrinter) }
}

/// Whether CUPS knows a default destination.
#[cfg(unix)]
async fn has_printer() -> bool {
    let output = tokio::process::Command::new("lpstat").arg("-d").env("LC_ALL", "C").output().await;
    output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("system default destination:"))
}

/// Prints a document by the program that the system has for it: the shell's print verb.
#[cfg(windows)]
pub async fn print(bytes: Vec<u8>) -> Result<(), PrintError> {
    /// `CREATE_NO_WINDOW`: no console comes up for a moment.
    const NO_WINDOW: u32 = 0x0800_0000;
    // The name is seen by others at the printer: it says nothing.
    let place = crate::outside::place_for("utskrift.pdf").map_err(|_| PrintError::Failed)?;
    tokio::fs::write(&place, bytes).await.map_err(|_| PrintError::Failed)?;
    let mut shell = tokio::process::Command::new("powershell");
    // A command given as text has no arguments of its own, and a path is no part of a command.
    let verb = "Start-Process -Verb Print -FilePath $env:MIN_SIDE_PRINT -ErrorAction Stop";
    shell.args(["-NoProfile", "-NonInteractive", "-Command", verb]).env("MIN_SIDE_PRINT", &place);
    match shell.creation_flags(NO_WINDOW).status().await {
        Ok(status) if status.success() => Ok(()),
        _ => Err(PrintError::Failed),
    }
}
