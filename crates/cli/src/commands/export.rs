//! `export`.

use crate::failure::Failure;
use crate::output::print;
use min_side_core::App;
use std::path::Path;

pub async fn run(app: &App, folder: &Path, json: bool) -> Result<(), Failure> {
    let exported = app.export(folder).await?;
    let done =
        serde_json::json!({ "rows": exported.rows, "files": exported.files, "missing": exported.missing });
    print(json, &done, |_| {
        vec![
            format!("{} rows and {} files written", exported.rows.values().sum::<u64>(), exported.files),
            format!("{} files are not on this machine", exported.missing),
        ]
    });
    Ok(())
}
