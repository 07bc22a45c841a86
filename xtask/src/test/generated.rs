//! Requests made up from the served document by schemathesis, against the real server, once as each role: nothing that the
//! document does not describe, and no failure of the server's.

use crate::build::Built;
use crate::outcome::Outcome;
use crate::{Failure, pip, process, tree};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// What makes up the requests (PyPI, MIT); the version is fixed, so that a run finds what the one before found.
const PACKAGE: &str = "schemathesis==4.32.5";
/// Seconds for each role. Both together stay within two minutes.
const SECONDS: &str = "50";
/// The same requests in each run.
const SEED: &str = "12";
/// Who asks, and where the server says their token.
const ROLES: [(&str, &str); 2] = [("member", "demo_token"), ("office", "office_token")];

/// One outcome a role.
pub fn run(built: &Built) -> Result<Vec<Outcome>, Failure> {
    let program = pip::programs("schemathesis", &[PACKAGE])?.join("st");
    ROLES
        .iter()
        .map(|(role, token)| {
            let passed = run_as(&program, built.program("min-side-server")?, token)?;
            Ok(Outcome::step("contract", "schemathesis", &format!("as the {role}"), passed))
        })
        .collect()
}

fn run_as(program: &Path, server: &Path, token: &str) -> Result<bool, Failure> {
    let data = tree::target().join("schemathesis-data");
    let _ = fs::remove_dir_all(&data);
    let server = Serving::start(server, &data)?;
    let said = |field: &str| server.said[field].as_str().unwrap_or_default().to_owned();
    let mut st = Command::new(program);
    // It leaves notes of its own where it runs.
    st.current_dir(tree::target())
        .env("SCHEMATHESIS_HOOKS", tree::root().join("xtask/schemathesis_hooks.py"));
    st.arg("--config-file").arg(tree::root().join("xtask/schemathesis.toml")).arg("run");
    st.arg(format!("{}/v1/openapi.json", said("url")));
    st.args(["--phases", "coverage,fuzzing", "--max-time", SECONDS, "--seed", SEED]);
    // The token stands in an argument: it is a demonstration's, and of this server alone.
    st.arg("--header").arg(format!("Authorization: Bearer {}", said(token)));
    let passed = process::succeeds(&mut st)?;
    drop(server);
    let _ = fs::remove_dir_all(&data);
    Ok(passed)
}

/// A demonstration that is served until this is dropped.
struct Serving {
    child: Child,
    said: Value,
}

impl Serving {
    fn start(program: &Path, data: &Path) -> Result<Self, Failure> {
        let mut command = Command::new(program);
        command
            .args(["serve", "--seed", "demo", "--messages", "20", "--listen", "127.0.0.1:0", "--data"])
            .arg(data);
        command.args(["--requests-per-second", "0", "--address-requests-per-second", "0"]);
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        if let Some(stdout) = child.stdout.take() {
            BufReader::new(stdout).read_line(&mut line)?;
        }
        let said = serde_json::from_str(&line);
        let serving = Self { child, said: said.unwrap_or_default() };
        if serving.said["url"].is_string() { Ok(serving) } else { Err("the server did not start".into()) }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
