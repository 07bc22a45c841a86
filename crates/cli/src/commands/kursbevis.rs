//! `kursbevis`.

use crate::arguments::Kursbevis;
use crate::failure::Failure;
use crate::output::print;
use min_side_core::{App, Error};

pub async fn run(app: &App, command: Kursbevis, json: bool) -> Result<(), Failure> {
    match command {
        Kursbevis::List => {
            let rows = app.kursbevis().await?;
            print(json, &rows, |rows| {
                rows.iter().map(|row| format!("{}  {}  {}", row.date, row.id, row.title)).collect()
            });
        }
        Kursbevis::Render { id, output, language } => {
            let (name, bytes) = app.kursbevis_bytes(id.clone(), language).await?;
            std::fs::write(&output, &bytes).map_err(Error::from)?;
            let done = serde_json::json!({ "id": id, "name": name, "bytes": bytes.len() });
            print(json, &done, |_| vec![format!("{} bytes in {}", bytes.len(), output.display())]);
        }
        Kursbevis::Verify { file } => {
            let bytes = std::fs::read(&file).map_err(Error::from)?;
            let verdict = app.kursbevis_verify(bytes).await?;
            print(json, &verdict, |verdict| vec![format!("{:?}", verdict.verdict)]);
        }
    }
    Ok(())
}
