//! What the server has of a member, by the contract: the proof that something arrived, and how often.

use super::server::Server;
use super::{HarnessError, Result};
use min_side_wire::command::{Answer, Command, CommandsRequest, CommandsResponse, Envelope};
use min_side_wire::feed::{Change, Page};
use min_side_wire::route;
use serde_json::Value;
use std::process::{Output, Stdio};

/// The rows of a collection, as the member's own feed gives them.
///
/// # Errors
/// When the server does not answer by the contract.
pub async fn rows(server: &Server, collection: &str) -> Result<Vec<Value>> {
    let changes = changes(server).await?;
    let of_collection = changes.iter().filter(|change| change.collection == collection);
    Ok(of_collection.filter_map(|change| serde_json::from_str(change.body.as_ref()?.get()).ok()).collect())
}

/// Everything that the member's own feed gives.
///
/// # Errors
/// When the server does not answer by the contract.
pub async fn changes(server: &Server) -> Result<Vec<Change>> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let mut changes = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let mut address = url::Url::parse(&format!("{}{}", server.url(), route::CHANGES))
            .map_err(|_| HarnessError::Unexpected(server.url().to_owned()))?;
        if let Some(cursor) = &cursor {
            address.query_pairs_mut().append_pair("cursor", cursor);
        }
        let answer = client.get(address).bearer_auth(server.demo_token()).send().await?.error_for_status()?;
        let page: Page = answer.json().await?;
        changes.extend(page.changes);
        if !page.more {
            return Ok(changes);
        }
        cursor = Some(page.next);
    }
}

/// The bytes of a file that the member may read.
///
/// # Errors
/// When the server does not give them.
pub async fn blob(server: &Server, sha256: &str) -> Result<Vec<u8>> {
    let address = format!("{}{}", server.url(), route::BLOB.replace("{sha256}", sha256));
    let client = reqwest::Client::builder().no_proxy().build()?;
    let answer = client.get(address).bearer_auth(server.demo_token()).send().await?.error_for_status()?;
    Ok(answer.bytes().await?.to_vec())
}

/// Does something as the member on another machine: the answer to a command, whose id is new.
///
/// # Errors
/// When the server does not answer by the contract.
pub async fn command(server: &Server, command: Command) -> Result<Answer> {
    let envelope = Envelope { id: uuid::Uuid::now_v7().to_string(), base_version: None, command };
    let request = CommandsRequest { commands: vec![envelope] };
    let client = reqwest::Client::builder().no_proxy().build()?;
    let address = format!("{}{}", server.url(), route::COMMANDS);
    let answer = client.post(address).bearer_auth(server.demo_token()).json(&request).send().await?;
    let response: CommandsResponse = answer.error_for_status()?.json().await?;
    response.results.into_iter().next().ok_or_else(|| HarnessError::Unexpected("no answer".into()))
}

/// Loads records into the server's data, one a line, by the server's own program. It may be running meanwhile.
///
/// # Errors
/// When they are refused.
pub fn import(server: &Server, records: &[Value]) -> Result<()> {
    let file = server.data().join("import.jsonl");
    let lines: Vec<String> = records.iter().map(Value::to_string).collect();
    std::fs::write(&file, lines.join("\n")).map_err(HarnessError::io("the records"))?;
    let mut import = std::process::Command::new(super::program::path("min-side-server")?);
    import.arg("import").arg(&file).arg("--data").arg(server.data());
    let output = import.output().map_err(HarnessError::io("min-side-server import"))?;
    if output.status.success() {
        Ok(())
    } else {
        Err(HarnessError::Unexpected(String::from_utf8_lossy(&output.stderr).into_owned()))
    }
}

/// What the office sees: the answer to `waiting` or `log`.
///
/// # Errors
/// When the server does not answer by the contract.
pub async fn seen_by_office(server: &Server, path: &str) -> Result<Value> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let answer =
        client.get(format!("{}{path}", server.url())).bearer_auth(server.office_token()).send().await?;
    Ok(answer.error_for_status()?.json().await?)
}

/// Has the office do something, by the server's own program: arguments as `send-document --member demo …`.
///
/// # Errors
/// When it is refused.
pub fn office(server: &Server, arguments: &[&str]) -> Result<()> {
    let output = office_as(server, server.office_token(), arguments)?;
    if output.status.success() {
        Ok(())
    } else {
        // Why it was refused stands on the standard output, why it failed on the other.
        let said = [output.stdout, output.stderr].concat();
        Err(HarnessError::Unexpected(String::from_utf8_lossy(&said).into_owned()))
    }
}

/// Runs the office's program with somebody's token.
///
/// # Errors
/// When it does not start.
pub fn office_as(server: &Server, token: &str, arguments: &[&str]) -> Result<Output> {
    use std::io::Write as _;
    let mut office = std::process::Command::new(super::program::path("min-side-server")?);
    office.args(["office", "--server", server.url(), "--token-stdin"]).args(arguments);
    let child = office.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.map_err(HarnessError::io("min-side-server office"))?;
    if let Some(mut stdin) = child.stdin.take() {
        let _ = writeln!(stdin, "{token}");
    }
    child.wait_with_output().map_err(HarnessError::io("min-side-server office"))
}
